import type { EventDetails, EventState, Series } from '#events';
import { type FieldErrors, useSite } from '#ui';
import type { Typed } from '../asked.js';
import { ConsoleFrame, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { EventForm } from './event-form.js';
import { eventFormWords } from './event-form-words.js';

interface FormProps {
  readonly visitor: Visitor;
  readonly typed: Typed;
  readonly series: readonly Series[];
  readonly errors?: FieldErrors;
}

export function NewEventPage({ visitor, typed, series, errors = {} }: FormProps) {
  return (
    <ConsoleFrame visitor={visitor} title={eventFormWords[useSite().language].newTitle} current="events">
      <EventForm
        visitor={visitor}
        action="/console/events"
        preview="/console/events/preview"
        typed={typed}
        series={series}
        errors={errors}
      />
    </ConsoleFrame>
  );
}

interface EditProps extends FormProps {
  readonly event: EventDetails;
  readonly state: EventState;
  /** What is stored now, where somebody else changed it after this form was opened. */
  readonly stored?: Typed;
}

export function EditEventPage({ visitor, event, state, typed, series, errors = {}, stored }: EditProps) {
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="edit">
      <EventForm
        visitor={visitor}
        action={eventPath(event, '/edit')}
        preview={eventPath(event, '/preview')}
        typed={typed}
        series={series}
        errors={errors}
        stored={stored}
        back={eventPath(event)}
      />
    </EventFrame>
  );
}
