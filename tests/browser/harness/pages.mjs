// Every page of the service, for the tests that look at each.

// Indicators in the states that look different: of what the shipped figures say on the tests' day.
export const indicators = {
  offTrack: '/indicators/pirkanmaa/yhteensa.nps',
};

export const publicPages = {
  overview: '/',
  area: '/areas/pirkanmaa',
  'area with another vocabulary': '/areas/keski-suomi',
  indicator: indicators.offTrack,
  comparison: '/compare',
  findings: '/findings',
  statement: '/accessibility',
  feedback: '/feedback',
  'sign-in': '/sign-in',
};

export const staffPages = {
  desk: '/desk',
  alerts: '/alerts',
  account: '/account',
  imports: '/imports',
  scripts: '/scripts',
  due: '/due',
  people: '/admin/people',
  tokens: '/admin/tokens',
  plugins: '/admin/plugins',
  schedules: '/admin/schedules',
  outbox: '/admin/outbox',
  'audit trail': '/admin/audit',
  'feedback received': '/admin/feedback',
};
