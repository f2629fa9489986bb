// What passes between the server (CONTRACT section 2) and the widget's modules. Read by tsc only.

// Words stand as `text` and, in やさしい日本語, as `plain`; any other word beside its own `plain_` one.

export interface Said { text?: string; plain?: string | null }
export interface Notice extends Said { place: string }
export interface Button { title: string; payload: string }
export interface Bubble { text?: string; buttons?: Button[]; custom?: Custom }
export interface Custom { status: string; answers: Answer[]; notices: Notice[]; question: Question | null }
export interface Question extends Said { field?: string; kind?: string; buttons?: Button[] }
export interface Answer { topic: string; outcome: string; blocks: Block[]; receipt: string; text?: string }
export interface Reply { before: Said[]; answers: Answer[]; after: Said[]; question: Question | null }

export interface Item {
  key: string;
  label: string;
  plain_label?: string;
  reason?: string;
  plain_reason?: string;
  substitute?: string;
  plain_substitute?: string;
}
export interface Step { title: string; plain_title?: string; text: string; plain_text?: string; items: Item[] }
export interface Day { key: string; date: string; date_text: string; label: string; plain_label?: string }
export interface Counter { name: string; agents: string; details: { label: string; text: string }[]; as_of_text?: string }
export interface Source { text: string; url: string }
export interface Block extends Said {
  type: string;
  items?: Item[];
  steps?: Step[];
  entries?: Day[];
  counters?: Counter[];
  sources?: Source[];
}

export interface Entry { me?: string; messages?: Bubble[]; note?: string; ticks?: boolean[] }
export interface Pending { text: string; payload?: string; phase: string; why?: string; until?: number }
export interface State {
  begun: number;
  entries: Entry[];
  at?: number;
  session?: string;
  pending?: Pending;
  start?: Record<string, Bubble[]>;
  plain?: boolean;
  large?: boolean;
}
