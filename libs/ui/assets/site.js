// The few things htmx does not do by itself. Pages work without it.
document.addEventListener('htmx:after:swap', () => {
  document.querySelector('.errors')?.focus();
});
