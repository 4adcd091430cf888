import { speak } from '#platform';
import { localPath, Notice, PublicPage, useSite } from '#ui';
import { EventFacts } from '../../events/event-facts.js';
import { RegistrationCard } from '../form/registration-card.js';
import { registrationWords } from '../form/registration-words.js';
import { GroupForm, type GroupFormProps } from './group-form.js';
import { groupWords } from './group-words.js';
import { ShortageNotice } from './shortage-notice.js';

/** Registering several people at once; where nobody can register, why not, as the usual form says it. */
export function GroupPage(props: GroupFormProps & { isBusy?: boolean }) {
  const { language } = useSite();
  const say = groupWords[language];
  const own = registrationWords[language];
  const { view, errors, refused, isBusy } = props;
  const { event, state, pools } = view;
  const title = speak(event.title, language, event.language);
  const hasErrors = refused !== undefined || (errors !== undefined && Object.values(errors).some(Boolean));
  const heading = `${say.title}: ${title.text}`;
  const isTaking = event.access === 'open' && (state === 'open' || state === 'full_waiting_open');
  return (
    <PublicPage meta={{ title: hasErrors ? `${own.mistake}: ${heading}` : heading }}>
      <div class="lede">
        <p class="eyebrow">{say.title}</p>
        <h1 lang={title.language}>
          <a class="calm" href={localPath(language, `/${event.slug}`)}>
            {title.text}
          </a>
        </h1>
        <EventFacts event={event} places={{ state, pools }} />
      </div>
      {isTaking ? (
        <div class="group-form mt-l stack">
          {isBusy && (
            <Notice tone="wait" title={own.busyTitle} status>
              <p>{own.busyText}</p>
            </Notice>
          )}
          {refused && <ShortageNotice {...refused} view={view} />}
          {event.approval && (
            <Notice tone="info" title={say.ask}>
              <p>{say.askText}</p>
            </Notice>
          )}
          {state === 'full_waiting_open' && !refused && (
            <Notice tone="wait" title={own.waitingTitle}>
              <p>{say.waitingText}</p>
            </Notice>
          )}
          <section class="sheet form-card" aria-label={say.title}>
            <p class="dim">{say.lead}</p>
            <GroupForm {...props} />
          </section>
          <p>
            <a href={localPath(language, `/${event.slug}/aanmelden`)}>{say.alone}</a>
          </p>
        </div>
      ) : (
        <div class="narrow mt-l stack">
          <RegistrationCard view={view} />
        </div>
      )}
    </PublicPage>
  );
}
