/** Words of the sign that says whether the app needs a network. */
export const offline = {
  browser: 'Works without a network',
  tab: 'Works without a network, in this tab, until it is closed or reloaded',
  tabWhy:
    'This browser keeps no files for later here, as in a private window or on a page without HTTPS.',
  loading: (have: number, of: number) =>
    `Getting ready to work without a network: ${have} of ${of} files`,
  failed: (missing: number, of: number) =>
    `Not ready to work without a network: ${missing} of ${of} files did not load`,
  again: 'Try again',
  cut: 'No network: everything goes on',
  cutEarly: 'No network, and not all was loaded yet: some parts will not open',
};
