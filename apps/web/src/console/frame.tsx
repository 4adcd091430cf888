import type { ComponentChildren } from 'preact';
import type { EventDetails, EventState } from '#events';
import { formatDay, type Language, type SpokenText, speak } from '#platform';
import { ConsoleHead, ConsolePage, type Crumb, type NavItem, Notice, Tag, type Tone, useSite } from '#ui';
import { dayParts } from '../events/days.js';
import { consoleWords, STATE_TONE } from './console-words.js';
import { type Done, doneWords } from './done-words.js';
import type { Visitor } from './signed-in.js';

/** Path of an event in the console. */
export function eventPath(event: Pick<EventDetails, 'id'>, rest = ''): string {
  return `/console/e/${event.id}${rest}`;
}

const SIGN_OUT = '/console/uitloggen';

interface ConsoleFrameProps {
  readonly visitor: Visitor;
  readonly title: string;
  readonly current: 'events' | 'series' | 'themeGroups' | 'people' | 'mail' | 'preferences';
  readonly done?: Done | undefined;
  /** Buttons beside the title. */
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page about the console itself. */
export function ConsoleFrame({ visitor, title, current, done, actions, children }: ConsoleFrameProps) {
  const { language } = useSite();
  const say = consoleWords[language];
  const nav: NavItem[] = [
    { href: '/console', label: say.events, icon: 'calendar-days', isCurrent: current === 'events' },
    { href: '/console/series', label: say.series, icon: 'list-checks', isCurrent: current === 'series' },
    {
      href: '/console/theme-groups',
      label: say.themeGroups,
      icon: 'map-pin',
      isCurrent: current === 'themeGroups',
    },
    ...(visitor.organiser.role === 'owner'
      ? [
          { href: '/console/people', label: say.people, icon: 'users' as const, isCurrent: current === 'people' },
          { href: '/console/mail', label: say.undelivered, icon: 'mail' as const, isCurrent: current === 'mail' },
        ]
      : []),
    { href: '/console/preferences', label: say.preferences, icon: 'settings', isCurrent: current === 'preferences' },
  ];
  return (
    <ConsolePage title={title} navLabel={say.menu} nav={nav} who={whoIs(visitor)}>
      <ConsoleHead title={title}>{actions}</ConsoleHead>
      <DoneNotice done={done} />
      {children}
    </ConsolePage>
  );
}

export type EventSection =
  | 'overview'
  | 'edit'
  | 'programme'
  | 'form'
  | 'registrations'
  | 'attendance'
  | 'email'
  | 'statistics';

interface EventFrameProps {
  readonly visitor: Visitor;
  readonly event: EventDetails;
  readonly state: EventState;
  readonly current: EventSection;
  /** What the page is about, where that is one thing in the section: a round, a session. */
  readonly about?: SpokenText | undefined;
  /** How that one thing stands. */
  readonly tag?: { readonly tone: Tone; readonly text: string } | undefined;
  readonly done?: Done | undefined;
  readonly actions?: ComponentChildren;
  readonly children: ComponentChildren;
}

/** A page about one event. */
export function EventFrame(props: EventFrameProps) {
  const { visitor, event, state, current, about, done, actions, children } = props;
  const { language } = useSite();
  const say = consoleWords[language];
  const title = speak(event.title, language, event.language);
  const label = current === 'overview' ? title.text : `${about?.text ?? say[current]} – ${title.text}`;
  const tag = props.tag ?? (about ? undefined : { tone: STATE_TONE[state], text: say.state[state] });
  const heading = about ?? (current === 'overview' ? title : { text: say[current], language });
  return (
    <ConsolePage
      title={label}
      navLabel={say.eventMenu}
      nav={eventNav(event, current, language, visitor.mayEdit)}
      who={whoIs(visitor)}
      live
    >
      <ConsoleHead
        crumbs={crumbsOf(props, language)}
        title={heading.text}
        titleLanguage={otherThan(language, heading)}
        state={tag && <Tag tone={tag.tone}>{tag.text}</Tag>}
      >
        {actions}
      </ConsoleHead>
      <DoneNotice done={done} />
      {children}
    </ConsolePage>
  );
}

/** "Events / 4 March 2027"; of a section "Events / Spring webinar"; of one thing in it ".. / Spring webinar / Programme". */
function crumbsOf({ event, current, about }: EventFrameProps, language: Language): Crumb[] {
  const say = consoleWords[language];
  const events: Crumb = { href: '/console', label: say.events };
  if (!about && current === 'overview') {
    const { day, month } = dayParts(event.startsAt, event.timeZone, language);
    return [events, { label: `${day} ${month}` }];
  }
  const title = speak(event.title, language, event.language);
  const own: Crumb = { href: eventPath(event), label: title.text, language: otherThan(language, title) };
  return about ? [events, own, { href: eventPath(event, `/${current}`), label: say[current] }] : [events, own];
}

/** What goes into `lang`: nothing where a text is in the language of the page. */
function otherThan(language: Language, { language: spoken }: SpokenText): Language | undefined {
  return spoken === language ? undefined : spoken;
}

function eventNav(event: EventDetails, current: EventSection, language: Language, mayEdit: boolean): NavItem[] {
  const say = consoleWords[language];
  const item = (section: EventSection, rest: string, icon: NavItem['icon']) => ({
    href: eventPath(event, rest),
    label: say[section],
    ...(icon && { icon }),
    isCurrent: current === section,
  });
  return [
    item('overview', '', 'layout-dashboard'),
    ...(mayEdit ? [item('edit', '/edit', 'pencil')] : []),
    item('programme', '/programme', 'list-checks'),
    item('form', '/form', 'clipboard-list'),
    item('registrations', '/registrations', 'users'),
    item('attendance', '/attendance', 'user-check'),
    item('email', '/mail-plan', 'mail'),
    item('statistics', '/statistics', 'chart-column'),
  ];
}

function whoIs({ organiser, csrf }: Visitor) {
  return { name: organiser.name, signOutAction: SIGN_OUT, csrf };
}

/** What has just been done, on the page that follows a form. */
function DoneNotice({ done }: { done: Done | undefined }) {
  const { language } = useSite();
  return done ? <Notice tone="ok" title={doneWords[language][done]} status /> : null;
}

/** The hidden field that every form of the console carries. */
export function Csrf({ visitor }: { visitor: Visitor }) {
  return <input type="hidden" name="csrf" value={visitor.csrf} />;
}

/** "donderdag 4 maart 2027", where the event is. */
export function EventDay({ event }: { event: EventDetails }) {
  const { language } = useSite();
  return <time datetime={event.startsAt.toISOString()}>{formatDay(event.startsAt, event.timeZone, language)}</time>;
}
