import { ButtonLink, localPath, PublicPage, useSite } from '#ui';
import { accessNoticeWords } from './access-notice.js';
import { registrationWords } from './registration-words.js';

/** The link of an invitation that opens nothing, whatever the reason. */
export function InvitationGonePage() {
  const { language } = useSite();
  const say = accessNoticeWords[language];
  return (
    <PublicPage meta={{ title: say.goneTitle }}>
      <div class="plain">
        <h1>{say.goneTitle}</h1>
        <p class="lead">{say.goneLead}</p>
        <p>
          {say.goneUsed} <a href={localPath(language, '/link-kwijt')}>{registrationWords[language].lostLink}</a>
        </p>
        <p>{say.goneElse}</p>
        <p class="row">
          <ButtonLink href={localPath(language, '/')}>{say.toEvent}</ButtonLink>
        </p>
      </div>
    </PublicPage>
  );
}
