export { CIRCLES, type Circle, type Member, type MemberPage, Members } from './members.js';
export { isMemberAt } from './membership.js';
export { MOST_MEMBERS_AT_ONCE, type ReadMembers, readMembers } from './read-members.js';
export { ThemeGroup } from './theme-group.entity.js';
export {
  type ReadThemeGroupInput,
  readThemeGroupInput,
  sayThemeGroupProblem,
  type ThemeGroupInput,
  type ThemeGroupProblem,
  type ThemeGroupProblemCode,
} from './theme-group-input.js';
export {
  type NewThemeGroup,
  sealOfThemeGroup,
  type ThemeGroupOutcome,
  ThemeGroups,
  themeGroupsById,
} from './theme-groups.js';
export { ThemeGroupsModule } from './theme-groups.module.js';
