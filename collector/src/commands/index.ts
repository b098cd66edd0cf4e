import AccountsCreate from './accounts/create.ts';
import AccountsDisable from './accounts/disable.ts';
import AccountsHandOver from './accounts/hand-over.ts';
import AccountsList from './accounts/list.ts';
import AuditList from './audit/list.ts';
import AvailabilityReportOf from './availability.ts';
import Backup from './backup.ts';
import CommunesImport from './communes/import.ts';
import CommunesList from './communes/list.ts';
import CommunesMerge from './communes/merge.ts';
import CommunesSplit from './communes/split.ts';
import ConfigCheck from './config/check.ts';
import DevicesCheckCode from './devices/check-code.ts';
import DevicesImport from './devices/import.ts';
import DevicesList from './devices/list.ts';
import DevicesRevoke from './devices/revoke.ts';
import DevicesSeparate from './devices/separate.ts';
import DevicesShow from './devices/show.ts';
import DevicesSupersede from './devices/supersede.ts';
import EquipmentImport from './equipment/import.ts';
import FailingList from './failing/list.ts';
import IncidentsList from './incidents/list.ts';
import JournalCheck from './journal/check.ts';
import JournalRepair from './journal/repair.ts';
import KitCreate from './kit/create.ts';
import LinesImport from './lines/import.ts';
import LinesList from './lines/list.ts';
import LinesRemove from './lines/remove.ts';
import OutagesImport from './outages/import.ts';
import OutagesList from './outages/list.ts';
import OutagesRemove from './outages/remove.ts';
import MakePlan from './plan/plan.ts';
import PlanVerify from './plan/verify.ts';
import PrioritiesList from './priorities/list.ts';
import ReflectAlone from './reflect.ts';
import Replay from './replay.ts';
import ReportsImport from './reports/import.ts';
import Restore from './restore.ts';
import Serve from './serve.ts';
import SignIn from './sign-in.ts';
import SitesDiscovery from './sites/discovery.ts';
import SitesList from './sites/list.ts';
import SitesName from './sites/name.ts';
import TokensCreate from './tokens/create.ts';
import TokensList from './tokens/list.ts';
import TokensRevoke from './tokens/revoke.ts';

/** Every command by its oclif id, in which a colon stands for the space that people type. */
export const commands = {
  serve: Serve,
  reflect: ReflectAlone,
  'sign-in': SignIn,
  'accounts:create': AccountsCreate,
  'accounts:list': AccountsList,
  'accounts:hand-over': AccountsHandOver,
  'accounts:disable': AccountsDisable,
  'audit:list': AuditList,
  'config:check': ConfigCheck,
  'communes:import': CommunesImport,
  'communes:list': CommunesList,
  'communes:merge': CommunesMerge,
  'communes:split': CommunesSplit,
  'tokens:create': TokensCreate,
  'tokens:list': TokensList,
  'tokens:revoke': TokensRevoke,
  'devices:check-code': DevicesCheckCode,
  'devices:import': DevicesImport,
  'devices:list': DevicesList,
  'devices:separate': DevicesSeparate,
  'devices:show': DevicesShow,
  'devices:supersede': DevicesSupersede,
  'devices:revoke': DevicesRevoke,
  'equipment:import': EquipmentImport,
  'incidents:list': IncidentsList,
  'kit:create': KitCreate,
  'lines:import': LinesImport,
  'lines:list': LinesList,
  'lines:remove': LinesRemove,
  'outages:import': OutagesImport,
  'outages:list': OutagesList,
  'outages:remove': OutagesRemove,
  availability: AvailabilityReportOf,
  'sites:list': SitesList,
  'sites:name': SitesName,
  'sites:discovery': SitesDiscovery,
  'failing:list': FailingList,
  'priorities:list': PrioritiesList,
  plan: MakePlan,
  'plan:verify': PlanVerify,
  'journal:check': JournalCheck,
  'journal:repair': JournalRepair,
  replay: Replay,
  backup: Backup,
  'reports:import': ReportsImport,
  restore: Restore,
};
