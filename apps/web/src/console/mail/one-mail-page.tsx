import type { MailEntry, Preview, Suppression } from '#mail';
import { formatMoment } from '#platform';
import { ButtonLink, useSite } from '#ui';
import type { MailStep } from '../../mails/mail-story.js';
import { storyWords } from '../../mails/story-words.js';
import type { Done } from '../done-words.js';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import { Moment } from '../moment.js';
import { Rows } from '../rows.js';
import type { Visitor } from '../signed-in.js';
import { MailStoryList } from './mail-story-list.js';
import { LEFT, SendAgain, UNDELIVERED } from './mail-table.js';
import { MailTag } from './mail-tag.js';
import { mailWords } from './mail-words.js';
import { sayRecipient } from './recipient.js';
import { SuppressionNotice } from './suppression-notice.js';

interface OneMailProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly mail: MailEntry;
  readonly preview: Preview;
  /** What happened to it, oldest first. */
  readonly steps: readonly MailStep[];
  /** Why nothing goes to this address any more. */
  readonly suppression?: Suppression | undefined;
  readonly done?: Done | undefined;
}

/** One mail: to whom, what became of it, and what it says. */
export function OneMailPage(props: OneMailProps) {
  const { visitor, mail, preview, steps, suppression, done } = props;
  const { event, state } = props.view;
  const say = mailWords[useSite().language];
  const path = eventPath(event, '/mail');
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email" done={done}>
      <section class="stack" aria-labelledby="mail">
        <div class="row">
          <h2 id="mail">{say.kinds[mail.kind] ?? mail.kind}</h2>
          <MailTag mail={mail} />
        </div>
        <MailFacts mail={mail} timeZone={event.timeZone} personPath={eventPath(event, '/registrations')} />
        {suppression && (
          <SuppressionNotice
            {...{ visitor, suppression }}
            timeZone={event.timeZone}
            action={`${path}/${mail.id}/address`}
          />
        )}
        {!suppression && visitor.mayEdit && mail.to.address && UNDELIVERED.includes(mail.status) && (
          <SendAgain visitor={visitor} path={path} mail={mail} />
        )}
        {visitor.mayEdit && mail.to.address && LEFT.includes(mail.status) && (
          <p>
            <ButtonLink icon="send" href={`${path}/${mail.id}/again`}>
              {say.onceMore}
            </ButtonLink>
          </p>
        )}
      </section>
      <section class="stack" aria-labelledby="story">
        <h2 id="story">{storyWords[useSite().language].story}</h2>
        <MailStoryList steps={steps} timeZone={event.timeZone} />
      </section>
      <section class="stack" aria-labelledby="letter">
        <h2 id="letter">{say.letter}</h2>
        <Letter mail={mail} preview={preview} timeZone={event.timeZone} />
      </section>
    </EventFrame>
  );
}

type FactProps = Pick<OneMailProps, 'mail'> & { readonly timeZone: string; readonly personPath: string };

function MailFacts({ mail, timeZone, personPath }: FactProps) {
  const { language } = useSite();
  const say = mailWords[language];
  const { to, sentAt, nextAttemptAt, notAfter, attempts, smtpText, subjectIds } = mail;
  const when = (term: string, at: Date | undefined) =>
    at ? [{ term, children: <Moment at={at} timeZone={timeZone} /> }] : [];
  const name = Object.values(sayRecipient(to, language)).filter(Boolean).join(', ');
  const person = subjectIds.registration && `${personPath}/${subjectIds.registration}`;
  const items = [
    { term: say.to, children: person ? <a href={person}>{name}</a> : name },
    ...(attempts > 0 ? [{ term: say.tries, children: say.attempts(attempts) }] : []),
    ...(smtpText ? [{ term: sentAt ? say.answer : say.server, children: <bdi>{smtpText}</bdi> }] : []),
    ...(sentAt ? [] : [...when(say.nextTry, nextAttemptAt), ...when(say.useUntil, notAfter)]),
  ];
  return <Rows items={items} />;
}

function Letter({ mail, preview, timeZone }: Pick<OneMailProps, 'mail' | 'preview'> & { timeZone: string }) {
  const { language } = useSite();
  const say = mailWords[language];
  if (preview.kind === 'of_no_use') return <p class="dim">{say.ofNoUse}</p>;
  if (preview.kind === 'not_kept') return <p class="dim">{say.notKept}</p>;
  const { subject, text, frozenAt, hasInvite } = preview;
  const asHow = LEFT.includes(mail.status) ? say.asSent : say.asTried;
  return (
    <>
      <p class="dim">
        {frozenAt ? asHow(formatMoment(frozenAt, timeZone, language)) : say.asNow} {hasInvite && say.invite}
      </p>
      <div class="prose" lang={mail.language}>
        <h3>{subject}</h3>
        <pre>{text}</pre>
      </div>
    </>
  );
}
