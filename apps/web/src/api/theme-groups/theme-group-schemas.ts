import { z } from 'zod';
import { LocalText } from '../events/event-schemas.js';

export const ThemeGroupList = z.strictObject({
  data: z.array(
    z.strictObject({
      id: z.uuid(),
      letter: z.string(),
      name: LocalText,
      about: LocalText,
      isRetired: z.boolean(),
    }),
  ),
});
