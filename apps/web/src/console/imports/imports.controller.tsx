import { Body, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { recordAudit } from '#identity';
import { CLOCK, type Clock, Database } from '#platform';
import { Questions } from '#questions';
import { Imports, readMapping } from '#registrations';
import { download, seeOther } from '../../http/answer.js';
import type { Upload } from '../../http/uploads.js';
import { unprocessable } from '../answers.js';
import { readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { ConsoleEvents } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { PreviewPage } from './preview-page.js';
import { problemWords } from './problem-words.js';
import { ProgressPage } from './progress-page.js';
import { refusedCsv } from './refused-csv.js';
import { UploadPage } from './upload-page.js';

/** Rows that stayed behind that a page lists; all of them are in the file to download. */
const LISTED = 100;

/** Lists of people that an organiser brings into one event. */
@ConsoleController('/e/:id/import')
@AllowRoles('owner', 'organiser')
export class ImportsController {
  constructor(
    private readonly database: Database,
    private readonly imports: Imports,
    private readonly questions: Questions,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async choose(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    return <UploadPage visitor={visitor} view={await this.views.view(id)} />;
  }

  @Post()
  async upload(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() sent: Upload) {
    const view = await this.views.view(id);
    const words = problemWords[visitor.organiser.language].files;
    const wrong = (error: string) => unprocessable(<UploadPage visitor={visitor} view={view} error={error} />);
    const { file } = sent;
    if (file === 'too_large') return wrong(words.too_big);
    // A browser that sends a form without choosing a file sends one of no bytes.
    if (!(file instanceof Uint8Array) || file.length === 0) return wrong(words.missing);
    const outcome = await this.imports.upload(id, visitor.organiser.id, file);
    if (outcome.kind === 'unreadable') return wrong(words[outcome.problem]);
    return seeOther(eventPath({ id }, `/import/${outcome.id}`));
  }

  @Get(':importId')
  async show(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('importId') importId: string,
    @Query('done') asked?: string,
  ) {
    const view = await this.views.view(id);
    const run = await this.imports.get(id, importId);
    const questions = await this.questions.all(id);
    const about = { visitor, view, run, questions, done: readDone(asked) };
    if (run.status === 'uploaded') {
      const preview = await this.imports.preview(run);
      return <PreviewPage {...about} preview={preview} />;
    }
    const refusals = run.status === 'done' ? await this.imports.refusals(run, LISTED) : [];
    return <ProgressPage {...about} refusals={refusals} />;
  }

  @Post(':importId/mapping')
  async map(@Param('id') id: string, @Param('importId') importId: string, @Body() sent: unknown) {
    const run = await this.imports.get(id, importId);
    await this.imports.map(run.id, readMapping(readTyped(sent)));
    return seeOther(eventPath({ id }, `/import/${run.id}`));
  }

  /** Begins what the page showed. Other columns than it showed are looked at first. */
  @Post(':importId/start')
  async start(@Param('id') id: string, @Param('importId') importId: string, @Body() sent: unknown) {
    const run = await this.imports.get(id, importId);
    const typed = readTyped(sent);
    const path = eventPath({ id }, `/import/${run.id}`);
    const mapping = readMapping(typed);
    if (JSON.stringify(mapping) !== JSON.stringify(readMapping(run.mapping))) {
      await this.imports.map(run.id, mapping);
      return seeOther(path);
    }
    const outcome = await this.imports.start(run, typed.tells === 'yes');
    return seeOther(outcome === 'not_now' ? `${path}?done=import_not_now` : path);
  }

  /** The rows that stayed behind in one file. A list that leaves the house is written down. */
  @Post(':importId/refused')
  async refused(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('importId') importId: string) {
    const { event } = await this.views.view(id);
    const run = await this.imports.get(id, importId);
    const entry = {
      at: this.clock.now(),
      actor: actorOf(visitor),
      action: 'registrations.refused_exported',
      subject: { kind: 'event', id },
      after: { import: run.id },
    };
    await this.database.transaction((tx) => recordAudit(tx, [entry]));
    const file = refusedCsv(this.imports.refusedRows(run), await this.questions.all(id), visitor.organiser.language);
    return download(file, 'text/csv; charset=utf-8', `${event.slug}-import.csv`, 'private');
  }

  @Post(':importId/removal')
  async remove(@Param('id') id: string, @Param('importId') importId: string) {
    const run = await this.imports.get(id, importId);
    await this.imports.remove(run.id);
    return seeOther(eventPath({ id }, '/registrations?done=removed'));
  }
}
