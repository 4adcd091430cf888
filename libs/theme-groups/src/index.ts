export { ThemeGroup } from './theme-group.entity.js';
export { type NewThemeGroup, ThemeGroups, themeGroupsById } from './theme-groups.js';
export { ThemeGroupsModule } from './theme-groups.module.js';
