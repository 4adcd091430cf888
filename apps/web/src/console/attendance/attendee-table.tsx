import type { Attendee, AttendeeSearch } from '#attendance';
import { type Column, Table, Tag, useSite } from '#ui';
import { consoleWords } from '../console-words.js';
import type { EventView } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { Moment } from '../moment.js';
import type { Visitor } from '../signed-in.js';
import { attendanceWords } from './attendance-words.js';
import { DecisionForm } from './decision-form.js';

interface AttendeeTableProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly search: AttendeeSearch;
  readonly rows: readonly Attendee[];
  readonly hasBegun: boolean;
}

/** People with a place, whether each was there, and what an organiser can say about it. */
export function AttendeeTable({ visitor, view, search, rows, hasBegun }: AttendeeTableProps) {
  const { language } = useSite();
  const say = attendanceWords[language];
  const { event } = view;
  const columns: Column<Attendee>[] = [
    {
      head: say.name,
      cell: ({ registrationId, name, email }) => (
        <>
          <a href={eventPath(event, `/registrations/${registrationId}`)}>{name}</a>
          <small>{email}</small>
        </>
      ),
    },
    {
      head: say.status,
      cell: ({ attended, isByHand }) => (
        <>
          {attended ? <Tag tone="ok">{say.present}</Tag> : <Tag>{hasBegun || isByHand ? say.absent : say.notYet}</Tag>}
          {isByHand && <small>{say.byHand}</small>}
        </>
      ),
    },
    { head: say.organisation, wideOnly: true, cell: ({ organisation }) => organisation },
    {
      head: say.firstSeen,
      wideOnly: true,
      cell: ({ firstSeenAt }) => firstSeenAt && <Moment at={firstSeenAt} timeZone={event.timeZone} />,
    },
    {
      head: say.note,
      cell: (row) => visitor.mayEdit && <DecisionForm visitor={visitor} event={event} person={row} at={search} />,
    },
  ];
  return (
    <Table
      label={consoleWords[language].attendance}
      columns={columns}
      rows={rows}
      keyOf={(row) => row.registrationId}
    />
  );
}
