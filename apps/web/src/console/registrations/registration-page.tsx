import type { Observation } from '#attendance';
import type { MailEntry } from '#mail';
import { formatMoment } from '#platform';
import { isLive, type Registration } from '#registrations';
import { ButtonLink, Tag, useSite } from '#ui';
import { consoleWords, STATUS_TONE } from '../console-words.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import { MailTable } from '../mail/mail-table.js';
import { Moment } from '../moment.js';
import { Rows } from '../rows.js';
import type { Visitor } from '../signed-in.js';
import { registrationWords } from './registration-words.js';

interface RegistrationPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly registration: Registration;
  readonly mails: readonly MailEntry[];
  readonly observations: readonly Observation[];
  readonly done?: Done | undefined;
}

/** One person at one event: what they filled in, what we mailed, when they were seen. */
export function RegistrationPage({ visitor, view, registration, mails, observations, done }: RegistrationPageProps) {
  const { language } = useSite();
  const say = registrationWords[language];
  const { event, state } = view;
  const path = eventPath(event, `/registrations/${registration.id}`);
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="registrations" done={done}>
      <section class="stack" aria-labelledby="person">
        <div class="row">
          <h2 id="person">{registration.name}</h2>
          <Tag tone={STATUS_TONE[registration.status]}>{consoleWords[language].status[registration.status]}</Tag>
        </div>
        <Snapshot registration={registration} timeZone={event.timeZone} />
        {visitor.mayEdit && isLive(registration) && state !== 'ended' && (
          <p>
            <ButtonLink tone="danger" icon="x" href={`${path}/cancellation`}>
              {say.cancel}
            </ButtonLink>
          </p>
        )}
      </section>
      <section class="stack" aria-labelledby="seen">
        <h2 id="seen">{say.seen}</h2>
        <Seen observations={observations} timeZone={event.timeZone} />
      </section>
      <section class="stack" aria-labelledby="mails">
        <h2 id="mails">{say.mails}</h2>
        {mails.length === 0 ? (
          <p class="dim">{say.noMails}</p>
        ) : (
          <MailTable visitor={visitor} mails={mails} timeZone={event.timeZone} path={eventPath(event, '/mail')} />
        )}
      </section>
    </EventFrame>
  );
}

function Snapshot({ registration, timeZone }: { registration: Registration; timeZone: string }) {
  const { language } = useSite();
  const say = registrationWords[language];
  const { email, organisation, role, attends, createdAt, confirmedAt, cancelledAt, cancelledBy } = registration;
  const items = [
    { term: 'E-mail', children: <a href={`mailto:${encodeURIComponent(email)}`}>{email}</a> },
    ...(organisation ? [{ term: say.organisation, children: organisation }] : []),
    ...(role ? [{ term: say.role, children: say.roles[role] }] : []),
    { term: say.attends, children: say.ways[attends] },
    { term: say.language, children: consoleWords[language].languages[registration.language] },
    { term: say.registered, children: <Moment at={createdAt} timeZone={timeZone} /> },
    ...(confirmedAt ? [{ term: say.confirmedAt, children: <Moment at={confirmedAt} timeZone={timeZone} /> }] : []),
    ...(cancelledAt
      ? [
          {
            term: consoleWords[language].status.cancelled,
            children: `${formatMoment(cancelledAt, timeZone, language)}${cancelledBy ? `, ${say.cancelledBy[cancelledBy]}` : ''}`,
          },
        ]
      : []),
  ];
  return <Rows items={items} />;
}

function Seen({ observations, timeZone }: { observations: readonly Observation[]; timeZone: string }) {
  const say = registrationWords[useSite().language];
  if (observations.length === 0) return <p class="dim">{say.notSeen}</p>;
  return (
    <ul>
      {observations.map(({ source, at, undoneAt }) => (
        <li key={`${source}${at.toISOString()}`}>
          <Moment at={at} timeZone={timeZone} />: {say.sources[source]}
          {undoneAt && ` (${say.undone})`}
        </li>
      ))}
    </ul>
  );
}
