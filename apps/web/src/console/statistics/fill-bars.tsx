import { speak } from '#platform';
import type { SessionFigures } from '#statistics';
import { BarTable, useSite } from '#ui';
import { statisticsWords } from './statistics-words.js';
import { wasNotedPerSession } from './turnout.js';

/** How full each session is, and who came when it is over and was noted there. */
export function FillBars({ sessions, showsTurnout }: { sessions: readonly SessionFigures[]; showsTurnout: boolean }) {
  const { language } = useSite();
  const say = statisticsWords[language];
  const full = sessions.filter(({ confirmed, capacity }) => capacity !== null && confirmed >= capacity).length;
  const isNoted = showsTurnout && wasNotedPerSession(sessions);
  const noteOf = ({ isCancelled, waiting, attended }: SessionFigures) =>
    [isCancelled && say.callOff, waiting > 0 && say.waits(waiting), isNoted && say.came(attended)]
      .filter(Boolean)
      .join(', ');
  return (
    <BarTable
      id="fill"
      title={say.sessions}
      summary={say.sessionsSummary(full, sessions.length)}
      heads={[say.session, say.taken]}
      scale="own"
      bars={sessions.map((session) => ({
        key: session.id,
        label: speak(session.title, language),
        code: session.code,
        hue: session.themeGroup?.hue,
        value: session.confirmed,
        of: session.capacity,
        note: noteOf(session),
      }))}
    />
  );
}
