// The few things htmx does not do by itself. Pages work without it.
document.addEventListener('htmx:after:swap', () => {
  document.querySelector('.errors')?.focus();
});
// On a phone the menu of an event is a row that scrolls: begin with where you are in sight.
document.querySelector('.side-nav [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
