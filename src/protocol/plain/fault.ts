/** Everything that can go wrong in a plain login, as data. Words for it are in the text tables. */
export type Fault =
  | { readonly kind: 'line-too-long'; readonly limit: number }
  | { readonly kind: 'login-refused'; readonly tries: number }
  | { readonly kind: 'no-password-left'; readonly tries: number }
  | { readonly kind: 'connection-lost'; readonly state: string; readonly unread: number }
  | { readonly kind: 'stalled'; readonly client: string; readonly server: string };
export type FaultKind = Fault['kind'];

const policy: readonly FaultKind[] = ['login-refused', 'no-password-left'];
/** Whether a side follows its policy, rather than failing. */
export const isRefusal = ({ kind }: Fault): boolean => policy.includes(kind);
