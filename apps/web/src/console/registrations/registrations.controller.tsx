import { Body, Get, Inject, Param, Post, Query } from '@nestjs/common';
import { observationsOf, presenceOf } from '#attendance';
import { findAudit, recordAudit } from '#identity';
import { findMailEvents, findMails } from '#mail';
import { CLOCK, type Clock, Database } from '#platform';
import { answersOf, Questions } from '#questions';
import {
  calendarAnswers,
  countAnswers,
  everyRegistration,
  getRegistrationOf,
  lapsedOffersOf,
  numberInLine,
  openOffersOf,
  Registrations,
  searchRegistrations,
  sessionsChosen,
  sessionsToChoose,
} from '#registrations';
import { XLSX_TYPE } from '#sheets';
import { download, seeOther } from '../../http/answer.js';
import { LinkAgain } from '../../registrations/links/link-again.js';
import { readChoice, readPage, readTyped } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { ConsoleEvents } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { answerColumns } from './answer-columns.js';
import { readableFor } from './answer-list.js';
import { RegistrationCancellationPage } from './registration-cancellation-page.js';
import { readFilters, toFilter } from './registration-filters.js';
import { RegistrationListPage } from './registration-list-page.js';
import { RegistrationPage } from './registration-page.js';
import { registrationsCsv } from './registrations-csv.js';
import { registrationsXlsx } from './registrations-xlsx.js';
import { timelineOf } from './timeline.js';

/** The people of one event. */
@ConsoleController('/e/:id/registrations')
export class ConsoleRegistrationsController {
  constructor(
    private readonly database: Database,
    private readonly registrations: Registrations,
    private readonly questions: Questions,
    private readonly linkAgain: LinkAgain,
    private readonly views: ConsoleEvents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query() asked: unknown) {
    const query = readTyped(asked);
    const { read } = this.database;
    const view = await this.views.view(id);
    const sessions = await sessionsToChoose(read, id);
    const filters = readFilters(query, view.event, sessions);
    const search = { ...toFilter(filters, id, sessions), page: readPage(query.page) };
    const found = await searchRegistrations(read, search);
    const ids = found.rows.map((row) => row.id);
    const chosen = await sessionsChosen(read, ids);
    const offers = await openOffersOf(read, ids);
    const told = { answers: await calendarAnswers(read, ids), answered: await countAnswers(read, id) };
    const props = { visitor, view, filters, sessions, found, chosen, offers, ...told, done: readDone(query.done) };
    return <RegistrationListPage {...props} />;
  }

  /** Everybody the filters let through in one file. A list that leaves the house is written down. */
  @Post('export')
  async export(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() sent: unknown) {
    const { event } = await this.views.view(id);
    const sessions = await sessionsToChoose(this.database.read, id);
    const typed = readTyped(sent);
    const format = readChoice(typed.format, ['csv', 'xlsx']);
    const filter = toFilter(readFilters(typed, event, sessions), id, sessions);
    const entry = {
      at: this.clock.now(),
      actor: actorOf(visitor),
      action: 'registrations.exported',
      subject: { kind: 'event', id },
      after: { format },
    };
    await this.database.transaction((tx) => recordAudit(tx, [entry]));
    const { language } = visitor.organiser;
    const asked = await this.questions.all(id);
    const answers = answerColumns(this.database.read, asked, { language, first: event.language });
    const options = { language, timeZone: event.timeZone, answers };
    const people = everyRegistration(this.database, filter);
    const [file, type] =
      format === 'xlsx'
        ? [registrationsXlsx(people, options), XLSX_TYPE]
        : [registrationsCsv(people, options), 'text/csv; charset=utf-8'];
    return download(file, type, `${event.slug}.${format}`, 'private');
  }

  @Get(':registrationId')
  async person(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('registrationId') registrationId: string,
    @Query('done') asked?: string,
  ) {
    const { read } = this.database;
    const view = await this.views.view(id);
    const registration = await getRegistrationOf(this.database.read, id, registrationId);
    const mails = await findMails(read, 'registration', registrationId, { limit: 100 });
    const audit = await findAudit(read, [registrationId]);
    const observations = await observationsOf(read, registrationId);
    const sessions = await sessionsToChoose(read, id);
    const chosen = (await sessionsChosen(read, [registrationId])).get(registrationId) ?? [];
    const isShared = view.pools.some((pool) => pool.sessionId === null && pool.mode === 'any');
    const waits = registration.status === 'waiting';
    const isInLine = waits || chosen.some(({ status }) => status === 'waiting');
    const offers = isInLine ? await openOffersOf(read, [registrationId]) : [];
    const lapsed = await lapsedOffersOf(read, view.event, registration, this.clock.now());
    const lineNumber = waits ? await numberInLine(read, registrationId, isShared) : undefined;
    const mailEvents = await findMailEvents(
      read,
      mails.map((mail) => mail.id),
    );
    const known = { registration, audit, mails, mailEvents, observations, sessions };
    const happenings = timelineOf(known, visitor.organiser.language);
    const presence = await presenceOf(read, registrationId);
    const answers = (await answersOf(read, [registrationId], readableFor(visitor))).get(registrationId) ?? [];
    const done = readDone(asked);
    const answer = (await calendarAnswers(read, [registrationId])).get(registrationId);
    const places = { chosen, sessions, lineNumber, offers, lapsed, answer };
    const props = { visitor, view, registration, presence, answers, ...places, happenings, done };
    return <RegistrationPage {...props} />;
  }

  /** Mails somebody their link once more: for who lost it and asks the office. */
  @Post(':registrationId/link')
  async mailLink(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('registrationId') registrationId: string,
  ) {
    const registration = await getRegistrationOf(this.database.read, id, registrationId);
    const { state } = await this.views.view(id);
    const done = await this.linkAgain.mail(registration, state, actorOf(visitor));
    return seeOther(eventPath({ id }, `/registrations/${registrationId}?done=${done}`));
  }

  @Get(':registrationId/cancellation')
  @AllowRoles('owner', 'organiser')
  async askCancellation(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('registrationId') registrationId: string,
  ) {
    const view = await this.views.view(id);
    const registration = await getRegistrationOf(this.database.read, id, registrationId);
    return <RegistrationCancellationPage visitor={visitor} view={view} registration={registration} />;
  }

  @Post(':registrationId/cancellation')
  async cancel(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('registrationId') registrationId: string,
  ) {
    await getRegistrationOf(this.database.read, id, registrationId);
    await this.registrations.cancel(registrationId, actorOf(visitor));
    return seeOther(eventPath({ id }, `/registrations/${registrationId}?done=registration_cancelled`));
  }
}
