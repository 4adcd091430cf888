import { localPath, Notice, useSite } from '#ui';
import { registrationWords, type Step } from './registration-words.js';

/** What to do after registering, and where to look when no mail comes. */
export function NextSteps({ steps }: { readonly steps: readonly Step[] }) {
  const { language } = useSite();
  const { received, lostLink } = registrationWords[language];
  return (
    <>
      <ol class="stops road now-first">
        {steps.map((step, index) => (
          <li key={step.title} class={index === 0 ? 'now' : undefined}>
            <div>
              <h2 class="step">{step.title}</h2>
              <p class="dim">{step.text}</p>
            </div>
          </li>
        ))}
      </ol>
      <Notice tone="off" title={received.nothingTitle}>
        <p>
          {received.nothingText} <a href={localPath(language, '/link-kwijt')}>{lostLink}</a>
        </p>
      </Notice>
    </>
  );
}
