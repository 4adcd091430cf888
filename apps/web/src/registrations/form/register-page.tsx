import { speak } from '#platform';
import { type FieldErrors, localPath, Notice, PublicPage, useSite } from '#ui';
import { EventFacts } from '../../events/event-facts.js';
import type { EventView } from '../../events/event-views.js';
import type { Invited } from './invited.js';
import { RegistrationCard } from './registration-card.js';
import type { Filled } from './registration-form.js';
import { registrationWords } from './registration-words.js';

interface RegisterPageProps {
  readonly view: EventView;
  readonly filled?: Filled;
  readonly errors?: FieldErrors;
  readonly invited?: Invited | undefined;
  /** Where the form goes, when not to the address of the event. */
  readonly action?: string | undefined;
  /** The house could not keep up. Nothing was stored; pressing again is safe. */
  readonly isBusy?: boolean;
}

/** The form alone, for whoever comes for nothing else, and for the answer when something in it is wrong. */
export function RegisterPage({ view, filled, errors, invited, action, isBusy = false }: RegisterPageProps) {
  const { language } = useSite();
  const say = registrationWords[language];
  const { event, state, pools } = view;
  const title = speak(event.title, language, event.language);
  const hasErrors = errors !== undefined && Object.values(errors).some(Boolean);
  const heading = `${say.register}: ${title.text}`;
  return (
    <PublicPage meta={{ title: hasErrors ? `${say.mistake}: ${heading}` : heading }}>
      <div class="lede">
        <p class="eyebrow">{say.register}</p>
        <h1 lang={title.language}>
          <a class="calm" href={localPath(language, `/${event.slug}`)}>
            {title.text}
          </a>
        </h1>
        <EventFacts event={event} places={{ state, pools }} />
      </div>
      <div class="narrow mt-l stack">
        {isBusy && (
          <Notice tone="wait" title={say.busyTitle} status>
            <p>{say.busyText}</p>
          </Notice>
        )}
        <RegistrationCard view={view} filled={filled} errors={errors} invited={invited} action={action} />
      </div>
    </PublicPage>
  );
}
