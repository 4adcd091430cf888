import type { RegistrationCounts } from '#registrations';
import { useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { Ask, sayConcerned } from '../tell-first.js';
import { overviewWords } from './overview-words.js';

interface QuestionProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly counts: RegistrationCounts;
}

/** Asks before an event is called off, and says whom it touches. */
export function CancellationPage({ visitor, view: { event, state }, counts }: QuestionProps) {
  const { language } = useSite();
  const say = overviewWords[language];
  const isOver = state === 'ended';
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="overview">
      <Ask
        visitor={visitor}
        action={eventPath(event, '/cancellation')}
        title={say.callOffTitle}
        concerned={isOver ? say.overNobody : sayConcerned(counts, 'withCancellation', language)}
        text={say.callOffText}
        yes={say.callOffYes}
        no={{ label: say.callOffNo, href: eventPath(event) }}
      />
    </EventFrame>
  );
}

/** Asks before a cancelled event goes on again. */
export function RestorationPage({
  visitor,
  view: { event, state },
  counts,
  isOver,
}: QuestionProps & { isOver: boolean }) {
  const { language } = useSite();
  const say = overviewWords[language];
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="overview">
      <Ask
        visitor={visitor}
        action={eventPath(event, '/restoration')}
        title={say.restoreTitle}
        concerned={isOver ? say.overNobody : sayConcerned(counts, 'withInvite', language)}
        text={say.restoreText}
        yes={say.restoreYes}
        no={{ label: say.callOffNo, href: eventPath(event) }}
        isDangerous={false}
      />
    </EventFrame>
  );
}
