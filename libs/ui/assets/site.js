// The few things htmx does not do by itself. Pages work without it.
// At the door a press shows at once; it comes back when it did not arrive.
const person = ({ detail }) => {
  const { target } = detail.ctx ?? {};
  return target?.classList?.contains('person') ? (document.getElementById(target.id) ?? target) : undefined;
};
// A list that was asked for before the last press was answered does not know of it: it is not shown, but asked for again.
let pressing = 0;
let answeredAt = 0;
// What the last press did stays to be read until somebody searches on; a list asked for again by us says nothing about it.
document.addEventListener('input', ({ isTrusted, target }) => {
  const said = document.querySelector('#said');
  if (said && isTrusted && target.closest('[role=search]')) said.textContent = '';
});
const askAgain = () => document.querySelector('#q')?.dispatchEvent(new InputEvent('input', { bubbles: true }));
document.addEventListener('htmx:before:request', (event) => {
  event.detail.ctx.askedAt = performance.now();
  if (!person(event)) return;
  pressing += 1;
  person(event).classList.add('sent');
});
document.addEventListener('htmx:finally:request', (event) => {
  if (!person(event)) return;
  pressing -= 1;
  answeredAt = performance.now();
});
document.addEventListener('htmx:before:swap', (event) => {
  const { target, askedAt } = event.detail.ctx;
  if (target?.id !== 'found' || (pressing === 0 && askedAt > answeredAt)) return;
  event.preventDefault();
  askAgain();
});
document.addEventListener('htmx:error', (event) => {
  const said = document.querySelector('#said');
  if (!person(event) || !said) return;
  person(event).classList.remove('sent');
  said.textContent = said.dataset.lost;
});
// Signed out meanwhile, or a fault: an answer without this person is loaded whole, so that nobody thinks it was noted.
document.addEventListener('htmx:before:swap', (event) => {
  const row = person(event);
  if (!row || event.detail.ctx.text.includes(`id="${row.id}"`)) return;
  event.preventDefault();
  document.location.reload();
});
document.addEventListener('htmx:after:swap', (event) => {
  document.querySelector('.errors')?.focus();
  const row = person(event);
  if (!row) return;
  // The next name can be typed at once. On glass that would call up the keyboard, over what was just said.
  const search = document.querySelector('#q');
  if (matchMedia('(pointer: fine)').matches) search?.select();
  else row.querySelector('button')?.focus({ preventScroll: true });
});
// On a phone the menu of an event is a row that scrolls: begin with where you are in sight.
document.querySelector('.side-nav [aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' });
// A question that depends on another answer is hidden while that is not given; without this its hint says when.
const ask = () => {
  for (const part of document.querySelectorAll('[data-if]')) {
    const given = [...document.getElementsByName(part.dataset.if)].some(
      (field) =>
        field.value === part.dataset.is && (field.checked || field.tagName === 'SELECT') && !field.closest('[hidden]'),
    );
    part.hidden = !given;
    const hint = part.querySelector('.only-if');
    if (hint) hint.hidden = true;
  }
};
// Whose clock shows another time than that of the event reads both: the browser knows its zone, so nobody is asked.
for (const field of document.querySelectorAll('[type=hidden][name=timeZone]'))
  field.value ||= Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
// How many places are left beside a choice is true for a moment: who turns to the form again later sees it anew.
let lookedAt = performance.now();
const look = async () => {
  const places = document.querySelectorAll('[id^="left-"]');
  if (places.length === 0 || performance.now() - lookedAt < 10_000) return;
  lookedAt = performance.now();
  const answer = await fetch(document.location.pathname).catch(() => undefined);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const left of places) left.replaceWith(page.getElementById(left.id) ?? left);
};
document.addEventListener('focusin', () => void look());
document.addEventListener('visibilitychange', () => void look());
document.addEventListener('change', ask);
document.addEventListener('htmx:after:swap', ask);
ask();
