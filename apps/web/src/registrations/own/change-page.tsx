import { speak } from '#platform';
import type { TypedAnswers } from '#questions';
import type { HeldPlace } from '#registrations';
import { assetUrl, Button, ButtonLink, ErrorSummary, type FieldErrors, PublicPage, useSite } from '#ui';
import type { EventView } from '../../events/event-views.js';
import { choiceWords } from '../form/choice-words.js';
import { dependOnAnswers, QuestionFields } from '../form/question-fields.js';
import { SessionChoices } from '../form/session-choices.js';
import type { Mine } from './my-registrations.js';

interface ChangePageProps extends Mine, Pick<EventView, 'programme' | 'questions'> {
  /** What the person has. */
  readonly places: readonly HeldPlace[];
  /** What the form shows as chosen. */
  readonly chosen: ReadonlySet<string>;
  /** What the form has as answered about sessions. */
  readonly answers: TypedAnswers;
  readonly errors?: FieldErrors;
}

/** Choosing other sessions: the cards of the registration form, as the person has them now, and what is asked about them. */
export function ChangePage(props: ChangePageProps) {
  const { event, registration, self, places, chosen, answers, errors = {} } = props;
  const { language } = useSite();
  const say = choiceWords[language];
  const title = speak(event.title, language, event.language);
  const hasErrors = Object.values(errors).some(Boolean);
  return (
    <PublicPage meta={{ title: hasErrors ? `${say.mistake}: ${say.changeTitle}` : say.changeTitle }}>
      <div class="lede">
        <p class="eyebrow" lang={title.language}>
          {title.text}
        </p>
        <h1>{say.changeTitle}</h1>
        <p class="lead">{registration.status === 'confirmed' ? say.changeLead : say.changeWaitingLead}</p>
      </div>
      <form method="post" action={`${self}/wijzigen`} class="form narrow mt" noValidate>
        <ErrorSummary errors={errors} />
        <SessionChoices
          view={props}
          attends={registration.attends}
          chosen={chosen}
          isAnswered
          errors={errors}
          places={places}
        />
        <QuestionFields view={props} typed={answers} errors={errors} mayClear />
        {dependOnAnswers(props) && <script src={assetUrl('site.js')} defer />}
        <p class="row">
          <Button tone="go">{say.save}</Button>
          <ButtonLink href={self}>{say.keep}</ButtonLink>
        </p>
      </form>
    </PublicPage>
  );
}
