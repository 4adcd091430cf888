import type { Step } from './steps.js';

/** Series that once left somebody's calendar wrong: each is played every time. */
export const KNOWN: [readonly Step[]][] = [
  // What was on its way changed nothing for them, and counted all the same.
  [
    [
      { do: 'register', who: 0, choose: [0, 0] },
      { do: 'mail', server: 'takes' },
      { do: 'way', way: 'online' },
      { do: 'off and on' },
    ],
  ],
  // A link that is mailed once more is no first mail.
  [
    [
      { do: 'register', who: 0, choose: [0, 0] },
      { do: 'mail', server: 'takes' },
      { do: 'off' },
      { do: 'mail again', who: 0 },
      { do: 'way', way: 'on_site' },
      { do: 'on' },
    ],
  ],
  // Somebody left and came back to wait before they were told that they had left.
  [
    [
      { do: 'register', who: 0, choose: [0, 0] },
      { do: 'register', who: 1, choose: [0, 0] },
      { do: 'register', who: 2, choose: [0, 0] },
      { do: 'mail', server: 'takes' },
      { do: 'cancel', who: 2 },
      { do: 'register', who: 3, choose: [0, 0] },
      { do: 'back', who: 2 },
    ],
  ],
  // The same, and then the event was off for a moment.
  [
    [
      { do: 'register', who: 0, choose: [0, 0] },
      { do: 'register', who: 1, choose: [0, 0] },
      { do: 'register', who: 2, choose: [0, 0] },
      { do: 'mail', server: 'takes' },
      { do: 'cancel', who: 2 },
      { do: 'register', who: 3, choose: [0, 0] },
      { do: 'back', who: 2 },
      { do: 'off and on' },
    ],
  ],
  // Who came back to a place has it in their calendar again, whatever happened to the event meanwhile.
  [
    [
      { do: 'register', who: 0, choose: [0, 0] },
      { do: 'mail', server: 'takes' },
      { do: 'cancel', who: 0 },
      { do: 'mail', server: 'takes' },
      { do: 'back', who: 0 },
      { do: 'off and on' },
    ],
  ],
  // The same in peace: a calendar that took the entry away heeds a higher SEQUENCE only.
  [
    [
      { do: 'register', who: 0, choose: [0, 0] },
      { do: 'mail', server: 'takes' },
      { do: 'cancel', who: 0 },
      { do: 'mail', server: 'takes' },
      { do: 'back', who: 0 },
    ],
  ],
  // Promoted before they read that they waited, and then the event was off for a moment.
  [
    [
      { do: 'register', who: 0, choose: [0, 0] },
      { do: 'register', who: 1, choose: [0, 0] },
      { do: 'register', who: 2, choose: [0, 0] },
      { do: 'register', who: 3, choose: [0, 0] },
      { do: 'capacity', by: 4 },
      { do: 'off and on' },
    ],
  ],
  // New links, and the news of them overtaken by an event that was off.
  [
    [
      { do: 'register', who: 0, choose: [0, 0] },
      { do: 'mail', server: 'takes' },
      { do: 'new links', who: 0 },
      { do: 'off and on' },
    ],
  ],
  // The other way of taking part, in the same place.
  [
    [
      { do: 'register', who: 0, choose: [1, 0] },
      { do: 'mail', server: 'takes' },
      { do: 'other way', who: 0 },
    ],
  ],
];
