import { ButtonLink, Notice, useSite } from '#ui';
import { questionWords } from '../form/question-words.js';

/** Says to somebody that an answer is missing, and leads to where it is given. */
export function OpenQuestions({ self }: { self: string }) {
  const say = questionWords[useSite().language];
  return (
    <div class="mt">
      <Notice tone="wait" title={say.openTitle}>
        <p>
          <ButtonLink tone="go" href={`${self}/over-mij`}>
            {say.openAnswer}
          </ButtonLink>
        </p>
      </Notice>
    </div>
  );
}
