/**
 * Zones whose name the rest of the world has changed since browsers and Node froze theirs: the tz database lists the old
 * one as a mere link ("backward").
 */
const RENAMED: Readonly<Record<string, string>> = {
  'Africa/Asmera': 'Africa/Asmara',
  'America/Buenos_Aires': 'America/Argentina/Buenos_Aires',
  'America/Catamarca': 'America/Argentina/Catamarca',
  'America/Coral_Harbour': 'America/Atikokan',
  'America/Cordoba': 'America/Argentina/Cordoba',
  'America/Godthab': 'America/Nuuk',
  'America/Indianapolis': 'America/Indiana/Indianapolis',
  'America/Jujuy': 'America/Argentina/Jujuy',
  'America/Louisville': 'America/Kentucky/Louisville',
  'America/Mendoza': 'America/Argentina/Mendoza',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Atlantic/Faeroe': 'Atlantic/Faroe',
  'Europe/Kiev': 'Europe/Kyiv',
  'Pacific/Enderbury': 'Pacific/Kanton',
  'Pacific/Ponape': 'Pacific/Pohnpei',
  'Pacific/Truk': 'Pacific/Chuuk',
};

const ZONES = [...new Set([...Intl.supportedValuesOf('timeZone').map((zone) => RENAMED[zone] ?? zone), 'UTC'])].sort();
const BY_LOWER = new Map(ZONES.map((zone) => [zone.toLowerCase(), zone]));

/** Every zone under the name it has today, and the chosen one also where it goes by another. */
export function zoneNames(chosen: string | undefined): readonly string[] {
  return chosen && !ZONES.includes(chosen) ? [chosen, ...ZONES] : ZONES;
}

/** A zone as it is listed, however somebody wrote its capitals; anything else as it came. */
export function listedZone(typed: string): string {
  return BY_LOWER.get(typed.trim().toLowerCase()) ?? typed;
}
