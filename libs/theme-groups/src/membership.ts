/**
 * SQL: `theme_group_member m` belongs to the group at a moment.
 * @param at the number of the parameter with that moment, such as `$2`.
 */
export function isMemberAt(at: `$${number}`): string {
  return `m.since <= ${at} and (m.until is null or m.until > ${at})`;
}
