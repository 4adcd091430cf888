import { Button, useSite } from '#ui';
import type { EventView } from '../events/console-events.js';
import { Csrf, EventFrame, eventPath } from '../frame.js';
import type { Visitor } from '../signed-in.js';
import { importWords } from './import-words.js';

export interface ImportFrameProps {
  readonly visitor: Visitor;
  readonly view: EventView;
}

/** Where a list of people begins: choosing the file. */
export function UploadPage({ visitor, view, error }: ImportFrameProps & { readonly error?: string | undefined }) {
  const { language } = useSite();
  const say = importWords[language];
  const about = { text: say.title, language };
  return (
    <EventFrame visitor={visitor} event={view.event} state={view.state} current="registrations" about={about}>
      <p class="dim">{say.intro}</p>
      <form class="form narrow" method="post" enctype="multipart/form-data" action={eventPath(view.event, '/import')}>
        <Csrf visitor={visitor} />
        <div class="field">
          <label for="file">{say.file}</label>
          <span class="hint" id="file-hint">
            {say.fileHint}
          </span>
          {error && (
            <span class="err" id="file-error" role="alert">
              {error}
            </span>
          )}
          <input
            id="file"
            name="file"
            type="file"
            accept=".csv,.xlsx,.tsv,.txt,text/csv"
            required
            aria-describedby={error ? 'file-hint file-error' : 'file-hint'}
            aria-invalid={error ? 'true' : undefined}
          />
        </div>
        <p class="dim">{say.privacy}</p>
        <Button tone="go" icon="search">
          {say.look}
        </Button>
      </form>
    </EventFrame>
  );
}
