import AccountsCreate from './accounts/create.ts';
import AccountsDisable from './accounts/disable.ts';
import AccountsHandOver from './accounts/hand-over.ts';
import AccountsList from './accounts/list.ts';
import AlertsAcknowledge from './alerts/acknowledge.ts';
import AlertsList from './alerts/list.ts';
import AlertsTest from './alerts/test.ts';
import AlertsZalo from './alerts/zalo.ts';
import AssetsImport from './assets/import.ts';
import AssetsList from './assets/list.ts';
import AssetsRemove from './assets/remove.ts';
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
import DevicesPlace from './devices/place.ts';
import DevicesRecord from './devices/record.ts';
import DevicesRenewSecret from './devices/renew-secret.ts';
import DevicesRevoke from './devices/revoke.ts';
import DevicesSeparate from './devices/separate.ts';
import DevicesShow from './devices/show.ts';
import DevicesSupersede from './devices/supersede.ts';
import Doctor from './doctor.ts';
import EquipmentImport from './equipment/import.ts';
import FailingList from './failing/list.ts';
import IncidentsList from './incidents/list.ts';
import IncidentsPrint from './incidents/print.ts';
import IncidentsVerify from './incidents/verify.ts';
import IncidentsWriteCause from './incidents/write-cause.ts';
import JournalCheck from './journal/check.ts';
import JournalRepair from './journal/repair.ts';
import KitCreate from './kit/create.ts';
import LinesImport from './lines/import.ts';
import LinesList from './lines/list.ts';
import LinesRemove from './lines/remove.ts';
import MeetingsAdd from './meetings/add.ts';
import MeetingsImport from './meetings/import.ts';
import MeetingsList from './meetings/list.ts';
import MeetingsRemove from './meetings/remove.ts';
import OutagesImport from './outages/import.ts';
import OutagesList from './outages/list.ts';
import OutagesRemove from './outages/remove.ts';
import MakePlan from './plan/plan.ts';
import PlanVerify from './plan/verify.ts';
import PrioritiesEffects from './priorities/effects.ts';
import PrioritiesList from './priorities/list.ts';
import PrioritiesSettle from './priorities/settle.ts';
import ReflectAlone from './reflect.ts';
import Replay from './replay.ts';
import ReportsImport from './reports/import.ts';
import Restore from './restore.ts';
import Serve from './serve.ts';
import SignIn from './sign-in.ts';
import Simulate from './simulate.ts';
import SitesDiscovery from './sites/discovery.ts';
import SitesHours from './sites/hours.ts';
import SitesList from './sites/list.ts';
import SitesName from './sites/name.ts';
import TemplatesCheck from './templates/check.ts';
import TemplatesExport from './templates/export.ts';
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
  'assets:import': AssetsImport,
  'assets:list': AssetsList,
  'assets:remove': AssetsRemove,
  'alerts:list': AlertsList,
  'alerts:test': AlertsTest,
  'alerts:acknowledge': AlertsAcknowledge,
  'alerts:zalo': AlertsZalo,
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
  'devices:place': DevicesPlace,
  'devices:record': DevicesRecord,
  'devices:renew-secret': DevicesRenewSecret,
  'devices:revoke': DevicesRevoke,
  'equipment:import': EquipmentImport,
  'incidents:list': IncidentsList,
  'incidents:print': IncidentsPrint,
  'incidents:verify': IncidentsVerify,
  'incidents:write-cause': IncidentsWriteCause,
  'kit:create': KitCreate,
  'lines:import': LinesImport,
  'lines:list': LinesList,
  'lines:remove': LinesRemove,
  'meetings:import': MeetingsImport,
  'meetings:add': MeetingsAdd,
  'meetings:list': MeetingsList,
  'meetings:remove': MeetingsRemove,
  'outages:import': OutagesImport,
  'outages:list': OutagesList,
  'outages:remove': OutagesRemove,
  availability: AvailabilityReportOf,
  'sites:list': SitesList,
  'sites:name': SitesName,
  'sites:hours': SitesHours,
  'sites:discovery': SitesDiscovery,
  'failing:list': FailingList,
  'priorities:list': PrioritiesList,
  'priorities:effects': PrioritiesEffects,
  'priorities:settle': PrioritiesSettle,
  plan: MakePlan,
  'plan:verify': PlanVerify,
  'templates:check': TemplatesCheck,
  'templates:export': TemplatesExport,
  'journal:check': JournalCheck,
  'journal:repair': JournalRepair,
  replay: Replay,
  backup: Backup,
  'reports:import': ReportsImport,
  restore: Restore,
  simulate: Simulate,
  doctor: Doctor,
};
