/** Calendar files that clients agree on: invitations that update themselves, and lists to import. */
export {
  type CalendarItem,
  type CalendarPerson,
  type Invitation,
  renderCalendar,
  renderInvitation,
} from './calendar.js';
