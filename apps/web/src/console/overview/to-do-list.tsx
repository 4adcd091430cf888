import type { EventDetails } from '#events';
import { sayToDo, type ToDo } from '#messages';
import { Icon, useSite } from '#ui';
import { eventPath } from '../frame.js';

/** What could still be done, each with the place where to do it. Nothing when there is nothing. */
export function ToDoList({ event, items }: { event: EventDetails; items: readonly ToDo[] }) {
  const { language } = useSite();
  if (items.length === 0) return null;
  return (
    <ul class="to-do">
      {items.map((item) => {
        const { text, link, rest } = sayToDo(item, language);
        return (
          <li key={rest + text}>
            <Icon name={item.kind === 'mails_failed' ? 'circle-alert' : 'arrow-right'} />
            <span>
              {text} <a href={eventPath(event, rest)}>{link}</a>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
