import type { MailPlan, PlanPreview } from '#messages';
import { Button, ButtonLink, EmptyState, Field, useSite } from '#ui';
import { withQuery } from '../asked.js';
import { consoleWords } from '../console-words.js';
import type { EventView } from '../events/console-events.js';
import { EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { mailPlanWords } from './mail-plan-words.js';
import { MailTabs } from './mail-tabs.js';

interface PlanPreviewPageProps {
  readonly visitor: Visitor;
  readonly view: EventView;
  readonly plan: MailPlan;
  /** Absent where nobody (else) can get it. */
  readonly preview: PlanPreview | undefined;
  readonly after: number;
  readonly q: string;
}

/** A planned mail as one of its people would read it today, one after the other. */
export function PlanPreviewPage({ visitor, view, plan, preview, after, q }: PlanPreviewPageProps) {
  const { language } = useSite();
  const { event, state } = view;
  const say = mailPlanWords[language];
  const path = eventPath(event, `/mail-plan/${plan.id}`);
  return (
    <EventFrame visitor={visitor} event={event} state={state} current="email">
      <MailTabs event={event} current="plan" />
      <p>
        <a href={visitor.mayEdit ? path : eventPath(event, '/mail-plan')}>{say.back}</a>
      </p>
      <form class="filters" role="search" action={`${path}/preview`}>
        <div class="grow">
          <Field name="q" type="search" label={say.find} value={q} hideOptional />
        </div>
        <Button icon="search">{consoleWords[language].search}</Button>
      </form>
      {preview ? (
        <Letter preview={preview} html={withQuery(`${path}/letter`, { after, q })} />
      ) : (
        <EmptyState title={say.previewNobody} />
      )}
      <p class="row">
        {preview && (
          <ButtonLink icon="arrow-right" href={withQuery(`${path}/preview`, { after: preview.to.place, q })}>
            {say.next}
          </ButtonLink>
        )}
        {after >= 0 && <ButtonLink href={withQuery(`${path}/preview`, { q })}>{say.first}</ButtonLink>}
      </p>
    </EventFrame>
  );
}

function Letter({ preview: { to, mail }, html }: { preview: PlanPreview; html: string }) {
  const say = mailPlanWords[useSite().language];
  return (
    <section class="stack" aria-labelledby="letter">
      <h2 id="letter">{say.previewOf(to.name)}</h2>
      <p class="dim">{say.links}</p>
      <div class="prose" lang={to.language}>
        <h3>{mail.subject}</h3>
        <pre>{mail.text}</pre>
      </div>
      <p>
        <ButtonLink icon="mail" href={html}>
          {say.asHtml}
        </ButtonLink>
      </p>
    </section>
  );
}
