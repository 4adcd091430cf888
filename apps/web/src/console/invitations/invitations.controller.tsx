import { Body, Get, Param, Post, Query } from '@nestjs/common';
import { Database, NotFound } from '#platform';
import {
  countInvitations,
  INVITATION_STANDINGS,
  Invitations,
  type ReadGuests,
  readGuestFile,
  readPasted,
  searchInvitations,
} from '#registrations';
import { UnreadableSheet } from '#sheets';
import { Page, seeOther } from '../../http/answer.js';
import type { Upload } from '../../http/uploads.js';
import { readChoice, readPage, readSearch, readTyped, type Typed } from '../asked.js';
import { ConsoleController } from '../console-controller.js';
import { type Done, readDone } from '../done-words.js';
import { ConsoleEvents } from '../events/console-events.js';
import { eventPath } from '../frame.js';
import { problemWords } from '../imports/problem-words.js';
import { actorOf, SignedInAs, type Visitor } from '../signed-in.js';
import { invitationWords } from './invitation-words.js';
import { InvitationsPage } from './invitations-page.js';
import type { Adding } from './invitations-props.js';

/** Who is invited to an event, by a link that works once. */
@ConsoleController('/e/:id/invitations')
export class InvitationsController {
  constructor(
    private readonly database: Database,
    private readonly invitations: Invitations,
    private readonly views: ConsoleEvents,
  ) {}

  @Get()
  async list(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Query() asked: unknown) {
    const typed = readTyped(asked);
    return <InvitationsPage {...(await this.#props(visitor, id, typed))} done={readDone(typed.done)} />;
  }

  /** Puts pasted addresses on the list. The page that follows says which could not be read. */
  @Post()
  async paste(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() sent: unknown) {
    const { list = '' } = readTyped(sent);
    const say = invitationWords[visitor.organiser.language];
    if (list.trim() === '') return this.#again(visitor, id, { errors: { list: say.nothing } });
    return this.#add(visitor, id, readPasted(list), list);
  }

  @Post('file')
  async file(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Body() sent: Upload) {
    const words = problemWords[visitor.organiser.language].files;
    const wrong = async (file: string) => await this.#again(visitor, id, { errors: { file } });
    const { file } = sent;
    if (file === 'too_large') return wrong(words.too_big);
    if (!(file instanceof Uint8Array) || file.length === 0) return wrong(words.missing);
    try {
      const read = await readGuestFile(file);
      if (read === 'no_address') return await wrong(invitationWords[visitor.organiser.language].noAddress);
      return await this.#add(visitor, id, read);
    } catch (error) {
      if (!(error instanceof UnreadableSheet)) throw error;
      return wrong(words[error.problem]);
    }
  }

  /** Mails everybody on the list who has not been mailed. */
  @Post('mails')
  async mailAll(@SignedInAs() visitor: Visitor, @Param('id') id: string) {
    const mailed = await this.invitations.mailAll(id, actorOf(visitor));
    return back(id, mailed === 'not_now' ? 'invitations_not_now' : 'invitations_mailed');
  }

  @Post(':invitationId/mail')
  async mail(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('invitationId') invitationId: string) {
    const mailed = await this.invitations.mail(id, invitationId, actorOf(visitor));
    if (mailed === 'unknown') throw new NotFound('invitation');
    if (mailed === 'not_now') return back(id, 'invitations_not_now');
    return back(id, mailed > 0 ? 'invitation_mailed' : 'invitation_just_mailed');
  }

  @Post(':invitationId/withdrawal')
  async withdraw(@SignedInAs() visitor: Visitor, @Param('id') id: string, @Param('invitationId') invitationId: string) {
    const outcome = await this.invitations.withdraw(id, invitationId, actorOf(visitor));
    if (outcome === 'unknown') throw new NotFound('invitation');
    return back(id, outcome === 'used' ? 'invitation_used' : 'invitation_withdrawn');
  }

  async #add(visitor: Visitor, id: string, read: ReadGuests | 'too_many', list = '') {
    const say = invitationWords[visitor.organiser.language];
    const added = read === 'too_many' ? read : await this.invitations.add(id, read.guests, actorOf(visitor));
    if (read === 'too_many' || added === 'too_many')
      return this.#again(visitor, id, { list, errors: { [list ? 'list' : 'file']: say.tooMany } });
    const { guests, problems } = read;
    return this.#again(visitor, id, { added: added.added, known: guests.length - added.added, problems });
  }

  /** The page with what came of adding people: 422 where something is left to mend. */
  async #again(visitor: Visitor, id: string, adding: Adding) {
    const isWrong = adding.errors !== undefined || (adding.problems ?? []).length > 0;
    const page = <InvitationsPage {...(await this.#props(visitor, id, {}))} adding={adding} />;
    return new Page(page, { status: isWrong ? 422 : 200 });
  }

  async #props(visitor: Visitor, id: string, typed: Typed) {
    const view = await this.views.view(id);
    const { read } = this.database;
    const filters = { q: readSearch(typed.q), standing: readChoice(typed.standing, ['', ...INVITATION_STANDINGS]) };
    const counts = await countInvitations(read, id);
    const found = await searchInvitations(read, { eventId: id, ...filters, page: readPage(typed.page) });
    return { visitor, view, filters, counts, found };
  }
}

function back(id: string, done: Done) {
  return seeOther(eventPath({ id }, `/invitations?done=${done}`));
}
