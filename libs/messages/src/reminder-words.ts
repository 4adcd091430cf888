import { calendarDays, formatDay, formatTime, type Language } from '#platform';

interface ReminderWords {
  readonly subject: (when: string, title: string) => string;
  readonly lead: (title: string, when: string) => string;
  readonly cannotCome: string;
  readonly when: {
    readonly soon: (minutes: number) => string;
    readonly hour: string;
    readonly today: (time: string) => string;
    readonly tomorrow: (time: string) => string;
    readonly on: (day: string, time: string) => string;
  };
}

export const reminderWords: Record<Language, ReminderWords> = {
  nl: {
    subject: (when, title) => `${capital(when)}: ${title}`,
    lead: (title, when) => `‘${title}’ begint ${when}.`,
    cannotCome: 'Kun je toch niet komen? Zeg het af via je aanmelding, dan kan iemand anders mee.',
    when: {
      soon: (minutes) => `over ${minutes} ${minutes === 1 ? 'minuut' : 'minuten'}`,
      hour: 'over een uur',
      today: (time) => `vandaag om ${time} uur`,
      tomorrow: (time) => `morgen om ${time} uur`,
      on: (day, time) => `op ${day} om ${time} uur`,
    },
  },
  en: {
    subject: (when, title) => `${capital(when)}: ${title}`,
    lead: (title, when) => `‘${title}’ starts ${when}.`,
    cannotCome: 'Can’t make it after all? Cancel through your registration, so that somebody else can come.',
    when: {
      soon: (minutes) => `in ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`,
      hour: 'in an hour',
      today: (time) => `today at ${time}`,
      tomorrow: (time) => `tomorrow at ${time}`,
      on: (day, time) => `on ${day} at ${time}`,
    },
  },
};

/**
 * "Tomorrow at 14:00", "in an hour": worked out at the moment of sending, in the event's zone, so that a mail that was
 * delayed does not call today tomorrow.
 */
export function sayWhen(startsAt: Date, now: Date, timeZone: string, language: Language): string {
  const words = reminderWords[language].when;
  const time = formatTime(startsAt, timeZone, language);
  const minutes = Math.max(1, Math.round((startsAt.getTime() - now.getTime()) / 60_000));
  if (minutes < 55) return words.soon(minutes);
  if (minutes <= 65) return words.hour;
  const days = calendarDays(now, startsAt, timeZone);
  if (days === 0) return words.today(time);
  return days === 1 ? words.tomorrow(time) : words.on(formatDay(startsAt, timeZone, language), time);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
