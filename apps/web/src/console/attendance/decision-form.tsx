import type { AttendeeSearch, Decision } from '#attendance';
import type { EventDetails } from '#events';
import { Button, useSite } from '#ui';
import { Csrf, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { attendanceWords } from './attendance-words.js';
import { spotValue } from './spot-select.js';

interface DecisionFormProps {
  readonly visitor: Visitor;
  readonly event: Pick<EventDetails, 'id'>;
  readonly person: {
    readonly registrationId: string;
    readonly name: string;
    readonly attended: boolean;
    readonly isByHand: boolean | null;
  };
  /** The list to come back to, or the person's own page. */
  readonly at: AttendeeSearch | { readonly session: string };
}

/** The one thing left to say about somebody's presence: the opposite of what stands, or, if a person said so, not that. */
export function DecisionForm({ visitor, event, person, at }: DecisionFormProps) {
  const say = attendanceWords[useSite().language];
  const decision: Decision = person.isByHand ? 'rule' : person.attended ? 'absent' : 'present';
  const labels = { rule: say.toRule, absent: say.wasAbsent, present: say.wasPresent };
  const back =
    'session' in at
      ? { session: at.session, back: 'person' }
      : { session: spotValue(at.spot), show: at.show, q: at.q, page: String(at.page) };
  return (
    <form method="post" action={eventPath(event, `/attendance/${person.registrationId}/decision`)}>
      <Csrf visitor={visitor} />
      {Object.entries(back).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Button tone="quiet" name="decision" value={decision}>
        {labels[decision]}
        <span class="vh"> {person.name}</span>
      </Button>
    </form>
  );
}
