import { speak } from '#platform';
import { sayAnswer } from '#questions';
import type { Requester } from '#registrations';
import { type Column, Table, useSite } from '#ui';
import { eventPath } from '../frame.js';
import { Moment } from '../moment.js';
import type { ApprovalPageProps } from './approval-props.js';
import { approvalWords } from './approval-words.js';

/** Who asks, a row each with what they answered; ticked by who may say yes or no. */
export function RequestTable(props: ApprovalPageProps & { readonly mayAnswer: boolean }) {
  const { view, requests, answers, tab, mayAnswer, picked, errors } = props;
  const { event } = view;
  const { language } = useSite();
  const say = approvalWords[language];
  const columns: (Column<Requester> | false)[] = [
    {
      head: say.who,
      cell: ({ id, name, email, organisation }) => (
        <>
          {mayAnswer ? (
            <label class="check">
              <input type="checkbox" name="who" value={id} checked={picked.has(id)} />
              <span>{name}</span>
            </label>
          ) : (
            name
          )}
          <small>{[organisation, email].filter(Boolean).join(', ')}</small>
        </>
      ),
    },
    {
      head: say.answers,
      cell: ({ id, name }) => (
        <>
          {(answers.get(id) ?? []).slice(0, 6).map((answer) => (
            <div key={answer.questionId}>
              <small>{speak(answer.label, language, event.language).text}</small>{' '}
              {sayAnswer(answer, answer.value, language).slice(0, 300)}
            </div>
          ))}
          <a href={eventPath(event, `/registrations/${id}`)}>
            {say.open}
            <span class="vh">{say.more(name)}</span>
          </a>
        </>
      ),
    },
    tab === 'declined' && {
      head: say.reasonGiven,
      cell: ({ declineReason }) => <span class="pre">{declineReason}</span>,
    },
    { head: say.asked, wideOnly: true, cell: ({ createdAt }) => <Moment at={createdAt} timeZone={event.timeZone} /> },
  ];
  return (
    <div id="who" tabIndex={-1} class="stack">
      {errors?.who && (
        <p class="err" role="alert">
          {errors.who}
        </p>
      )}
      <Table
        label={say.title}
        columns={columns.filter((column) => column !== false)}
        rows={requests}
        keyOf={({ id }) => id}
      />
    </div>
  );
}
