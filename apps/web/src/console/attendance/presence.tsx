import type { PresenceAt } from '#attendance';
import { speak } from '#platform';
import type { Registration } from '#registrations';
import { Tag, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { Moment } from '../moment.js';
import { Rows } from '../rows.js';
import type { Visitor } from '../signed-in.js';
import { attendanceWords } from './attendance-words.js';
import { DecisionForm } from './decision-form.js';

interface PresenceProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly registration: Pick<Registration, 'id' | 'name' | 'status'>;
  /** From `presenceOf`. */
  readonly presence: readonly PresenceAt[];
}

/** Whether one person was there, at the event and in each session of theirs, to be set right by hand. */
export function Presence({ visitor, view: { event }, registration, presence }: PresenceProps) {
  const { language } = useSite();
  const say = attendanceWords[language];
  const { id: registrationId, name, status } = registration;
  const mayDecide = visitor.mayEdit && status === 'confirmed';
  const items = presence.map((at) => ({
    term: at.isEvent ? say.event : `${at.code} ${speak(at.title, language, event.language).text}`,
    children: (
      <span class="row">
        {at.attended ? <Tag tone="ok">{say.present}</Tag> : <Tag>{say.absent}</Tag>}
        {at.isByHand && <span class="dim">{say.byHand}</span>}
        {at.firstSeenAt && <Moment at={at.firstSeenAt} timeZone={event.timeZone} />}
        {mayDecide && (
          <DecisionForm
            visitor={visitor}
            event={event}
            person={{ ...at, registrationId, name }}
            at={{ session: at.isEvent ? '' : at.sessionId }}
          />
        )}
      </span>
    ),
  }));
  return <Rows items={items} />;
}
