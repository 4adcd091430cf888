import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { readSpeaker, type Speaker, type SpeakerProblem, Speakers, saySpeakerProblem, sealOfSpeaker } from '#events';
import { Database, type Language } from '#platform';
import { sessionsToChoose } from '#registrations';
import type { FieldErrors } from '#ui';
import { seeOther } from '../../http/answer.js';
import { conflicting, unprocessable } from '../answers.js';
import { readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { readDone } from '../done-words.js';
import { ConsoleEvents } from '../events/console-events.js';
import { differing } from '../form-kit.js';
import { eventPath } from '../frame.js';
import { AllowRoles } from '../session.guard.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { SpeakerPage, SpeakersPage } from './speakers-page.js';

/** Who speaks at one event. */
@ConsoleController('/e/:id/speakers')
export class ConsoleSpeakersController {
  constructor(
    private readonly database: Database,
    private readonly speakers: Speakers,
    private readonly views: ConsoleEvents,
  ) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query('done') done?: string) {
    return <SpeakersPage {...(await this.#props(visitor, id))} done={readDone(done)} />;
  }

  @Post()
  async add(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() body: unknown) {
    const typed = readTyped(body);
    const read = readSpeaker(typed);
    const outcome = read.kind === 'refused' ? read : await this.speakers.add(id, read.input, actorOf(visitor));
    if (outcome.kind !== 'refused') return seeOther(eventPath({ id }, '/speakers?done=saved'));
    const errors = toErrors(outcome.problems, visitor.organiser.language);
    return unprocessable(<SpeakersPage {...(await this.#props(visitor, id))} typed={typed} errors={errors} />);
  }

  @Get(':speakerId')
  @AllowRoles('owner', 'organiser')
  async show(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('speakerId') speakerId: string) {
    const speaker = await this.speakers.get(id, speakerId);
    return <SpeakerPage {...(await this.#props(visitor, id))} speaker={speaker} typed={valuesOf(speaker)} />;
  }

  @Post(':speakerId')
  async change(
    @SignedInAs() visitor: Visitor,
    @Param('id') id: string,
    @Param('speakerId') speakerId: string,
    @Body() body: unknown,
  ) {
    const typed = readTyped(body);
    const read = readSpeaker(typed);
    const outcome =
      read.kind === 'refused'
        ? read
        : await this.speakers.change(id, speakerId, read.input, typed.seen ?? '', actorOf(visitor));
    if (outcome.kind === 'saved') return seeOther(eventPath({ id }, '/speakers?done=saved'));
    const speaker = await this.speakers.get(id, speakerId);
    const props = { ...(await this.#props(visitor, id)), speaker };
    if (outcome.kind === 'stale') {
      const now = valuesOf(speaker);
      const renewed = { ...typed, seen: now.seen ?? '' };
      return conflicting(<SpeakerPage {...props} typed={renewed} stored={differing(typed, now)} />);
    }
    const errors = toErrors(outcome.problems, visitor.organiser.language);
    return unprocessable(<SpeakerPage {...props} typed={typed} errors={errors} />);
  }

  @Post(':speakerId/removal')
  async remove(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('speakerId') speakerId: string) {
    await this.speakers.remove(id, speakerId, actorOf(visitor));
    return seeOther(eventPath({ id }, '/speakers?done=removed'));
  }

  async #props(visitor: Visitor, id: string) {
    const view = await this.views.view(id);
    const sessions = await sessionsToChoose(this.database.read, id);
    return { visitor, view, sessions, speakers: await this.speakers.of(id) };
  }
}

/** The form as it would have been typed. */
function valuesOf(speaker: Speaker): Typed {
  const { name, emailAsTyped, language, sessionId } = speaker;
  return { name, email: emailAsTyped, session: sessionId ?? '', language, seen: sealOfSpeaker(speaker) };
}

function toErrors(problems: readonly SpeakerProblem[], language: Language): FieldErrors {
  return Object.fromEntries(problems.map(({ field, code }) => [field, saySpeakerProblem(code, language)]));
}
