import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { Attendance, decideJoin, type JoinAnswer } from '#attendance';
import { type EventDetails, Events } from '#events';
import { CLOCK, type Clock, type Language, NotFound } from '#platform';
import { type Registration, Registrations } from '#registrations';
import { localPath } from '#ui';
import { Page, seeOther } from '../http/answer.js';
import { IN_EVERY_LANGUAGE, Speaks } from '../http/speaks.js';
import { JoinPage } from './join-page.js';
import { RoomPage } from './room-page.js';

interface AtTheDoor {
  readonly registration: Registration;
  readonly event: EventDetails;
  readonly answer: JoinAnswer;
  readonly self: string;
}

/** The join link. It stays the same for life, wherever the room is today. */
@Controller(IN_EVERY_LANGUAGE.map((prefix) => `${prefix}/j/:token`))
export class JoinController {
  constructor(
    private readonly registrations: Registrations,
    private readonly events: Events,
    private readonly attendance: Attendance,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Mail scanners open every link, so opening this one notes nothing. */
  @Get()
  async door(@Param('token') token: string, @Speaks() language: Language) {
    return new Page(<JoinPage {...(await this.#find(token, language))} />, { keeping: 'secret' });
  }

  @Post()
  async enter(@Param('token') token: string, @Speaks() language: Language) {
    const { registration, answer, self } = await this.#find(token, language);
    if (!mayEnter(registration, answer)) return seeOther(self);
    await this.attendance.recordJoinPress(registration, this.clock.now());
    return seeOther(`${self}/room`);
  }

  @Get('room')
  async room(@Param('token') token: string, @Speaks() language: Language) {
    const { registration, event, answer, self } = await this.#find(token, language);
    if (!mayEnter(registration, answer)) return seeOther(self);
    const roomUrl = webAddress(await this.events.roomUrl(event.id));
    return new Page(<RoomPage event={event} roomUrl={roomUrl} self={`${self}/room`} />, { keeping: 'secret' });
  }

  /** @throws {NotFound} for a link that is unknown, revoked or meant for something else: one answer for all. */
  async #find(token: string, language: Language): Promise<AtTheDoor> {
    const registration = await this.registrations.findByLink('join', token);
    if (!registration) throw new NotFound('link');
    const event = await this.events.get(registration.eventId);
    const answer = decideJoin(event, registration, this.clock.now());
    return { registration, event, answer, self: localPath(language, `/j/${token}`) };
  }
}

function mayEnter(registration: Registration, answer: JoinAnswer): boolean {
  return answer.kind === 'open' && registration.attends === 'online';
}

/** Only ever a web address: whatever else a row may hold is no place to send people to. */
function webAddress(url: string | undefined): string | undefined {
  return url && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) ? url : undefined;
}
