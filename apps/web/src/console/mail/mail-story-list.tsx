import { useSite } from '#ui';
import type { MailStep } from '../../mails/mail-story.js';
import { storyWords } from '../../mails/story-words.js';
import { Moment } from '../moment.js';
import { mailWords } from './mail-words.js';

/** Everything that happened to one mail, each with its moment, and the words of the other server as they were. */
export function MailStoryList({ steps, timeZone }: { readonly steps: readonly MailStep[]; readonly timeZone: string }) {
  return (
    <dl class="rows">
      {steps.map((step, i) => (
        <div key={i}>
          <dt>
            <Moment at={step.at} timeZone={timeZone} />
          </dt>
          <dd>
            <StepLine step={step} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function StepLine({ step: { what, attempt, reason, said, by } }: { step: MailStep }) {
  const { language } = useSite();
  const say = storyWords[language];
  const text = what === 'again' && by ? mailWords[language].sentAgainBy(by) : sentence(say.steps[what]);
  return (
    <>
      {text}
      {attempt !== undefined && ` (${say.attempt(attempt)})`}
      {reason && `: ${say.reasons[reason]}`}
      {said && (
        <div class="small dim">
          {say.said}: <bdi>{said}</bdi>
        </div>
      )}
    </>
  );
}

/** Words that stand within a line elsewhere, at the beginning of one. */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
