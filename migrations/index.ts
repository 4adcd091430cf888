import { House1764000000001 } from './0001-house.js';
import { People1764000000002 } from './0002-people.js';
import { Events1764000000003 } from './0003-events.js';
import { Registrations1764000000004 } from './0004-registrations.js';
import { Mail1764000000005 } from './0005-mail.js';
import { Attendance1764000000006 } from './0006-attendance.js';
import { FindingPeople1764000000007 } from './0007-finding-people.js';
import { Questions1764000000008 } from './0008-questions.js';
import { Offers1764000000009 } from './0009-offers.js';
import { SelfService1764000000010 } from './0010-self-service.js';
import { Imports1764000000011 } from './0011-imports.js';
import { Api1764000000012 } from './0012-api.js';
import { Access1764000000013 } from './0013-access.js';
import { Series1764000000014 } from './0014-series.js';
import { EarlyPlaces1764000000015 } from './0015-early-places.js';
import { Remembered1764000000016 } from './0016-remembered.js';
import { Deliverability1764000000017 } from './0017-deliverability.js';
import { Inbound1764000000018 } from './0018-inbound.js';
import { MailPlan1764000000019 } from './0019-mail-plan.js';
import { Messages1764000000020 } from './0020-messages.js';
import { FeedsAndReplies1764000000022 } from './0022-feeds-and-replies.js';
import { RegisteredTogether1764000000023 } from './0023-registered-together.js';
import { Digest1764000000024 } from './0024-digest.js';
import { SessionPlans1764000000025 } from './0025-session-plans.js';
import { MailRetention1764000000026 } from './0026-mail-retention.js';
import { OtherWay1764000000027 } from './0027-other-way.js';

/** The one timeline of the one database, oldest first. A migration that has been released is never edited. */
export const migrations = [
  House1764000000001,
  People1764000000002,
  Events1764000000003,
  Registrations1764000000004,
  Mail1764000000005,
  Attendance1764000000006,
  FindingPeople1764000000007,
  Questions1764000000008,
  Offers1764000000009,
  SelfService1764000000010,
  Imports1764000000011,
  Api1764000000012,
  Access1764000000013,
  Series1764000000014,
  EarlyPlaces1764000000015,
  Remembered1764000000016,
  Deliverability1764000000017,
  Inbound1764000000018,
  MailPlan1764000000019,
  Messages1764000000020,
  FeedsAndReplies1764000000022,
  RegisteredTogether1764000000023,
  Digest1764000000024,
  SessionPlans1764000000025,
  MailRetention1764000000026,
  OtherWay1764000000027,
];
export { PRIVACY_CLASSES, type PrivacyClass } from './privacy-classes.js';
