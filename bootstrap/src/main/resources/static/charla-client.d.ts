/** Charla for front ends. What each thing does, is said in `charla-client.js`. */

export interface ClientOptions {
  /** Of the server, such as `https://chat.example`. */
  origin: string;
  /** Those of Socket.IO, in the order in which they are tried; WebSocket before polling by default. */
  transports?: Array<'websocket' | 'polling'>;
  /** Keeps a visitor's session between pages; `localStorage` by default. */
  storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** `X-Visitor-Session` by default. */
  sessionHeader?: string;
}

export interface VisitorDetails {
  domain: string;
  apiKey: string;
  hasAcceptedPrivacyPolicy?: boolean;
  consentVersion?: string;
  name?: string;
  email?: string;
  phone?: string;
  identityToken?: string;
  currentUrl?: string;
}

export interface Identified {
  visitorId: string;
  tenantId: string;
  siteId: string;
  sessionId: string;
  lifecycle: 'ANON' | 'VERIFIED';
  isNewVisitor: boolean;
  consentStatus: 'granted' | 'denied';
  allowedActions: string[];
}

export interface VisitorIdentity extends Identified {
  kind: 'visitor';
  id: string;
  name?: string;
}

export interface StaffIdentity {
  kind: 'staff';
  id: string;
  sub: string;
  email: string;
  name: string;
  roles: Array<'commercial' | 'supervisor' | 'admin'>;
  tenantId: string;
}

export type ConnectionState = 'connecting' | 'connected' | 'reconnecting' | 'offline' | 'expired';
export type ChatStatus = 'PENDING' | 'ASSIGNED' | 'IN_PROGRESS' | 'CLOSED';
export type Priority = 'LOW' | 'NORMAL' | 'HIGH' | 'URGENT';
export type PresenceStatus = 'online' | 'busy' | 'away' | 'offline';

export interface Attachment {
  fileId: string;
  url: string;
  fileName: string;
  fileSize: number;
  mimeType: string;
}

export interface StoredMessage {
  id: string;
  messageId: string;
  chatId: string;
  seq: number;
  senderId: string;
  senderType: 'visitor' | 'commercial' | 'bot' | 'system';
  senderName?: string;
  content: string;
  type: 'text' | 'image' | 'file' | 'system';
  isInternal: boolean;
  isFirstResponse: boolean;
  isAI: boolean;
  sentAt: string;
  createdAt: string;
  editedAt?: string;
  deletedAt?: string;
  attachment?: Attachment;
  clientMessageId?: string;
}

/** A message as it is shown: one that the server has, or a draft that is on its way there. */
export type Message = (StoredMessage & { status: 'sent'; error?: undefined; file?: undefined }) | Draft;

export interface Draft extends Omit<StoredMessage, 'seq' | 'isFirstResponse' | 'isAI' | 'createdAt' | 'senderId'> {
  status: 'sending' | 'failed';
  clientMessageId: string;
  senderId?: string;
  seq?: undefined;
  /** Why it failed. */
  error?: CharlaError;
  /** What is uploaded with it; `progress` is from 0 to 1. */
  file?: { name: string; size: number; type: string; progress: number };
}

export interface Chat {
  id: string;
  status: ChatStatus;
  priority: Priority;
  tenantId: string;
  siteId: string;
  visitorId: string;
  visitorInfo: { id: string; name?: string; email?: string; phone?: string };
  assignedCommercialId?: string;
  assignedCommercial?: { id: string; name: string };
  metadata: Record<string, string>;
  tags: string[];
  createdAt: string;
  assignedAt?: string;
  firstResponseAt?: string;
  closedAt?: string;
  closedReason?: string;
  lastMessageDate?: string;
  lastMessagePreview?: string;
  totalMessages: number;
  unreadMessagesCount: number;
  updatedAt: string;
}

export interface Participant {
  userId: string;
  userType: 'visitor' | 'commercial';
  name?: string;
  status: PresenceStatus;
}

export class CharlaError extends Error {
  /** As in HTTP; 0 when there was no answer. */
  readonly status: number;
  /** One of the URIs of `docs/problems.md`, or the code of an ack. */
  readonly type: string;
  readonly detail: string;
  readonly errors: Array<{ field: string; message: string }>;
  /** In seconds. */
  readonly retryAfter?: number;
  /** Whether the same may succeed a little later. */
  readonly isTransient: boolean;
}

export interface ClientEvents {
  state: ConnectionState;
  connected: { recovered: boolean };
  'session:expired': { reason?: string };
  'message:new': StoredMessage;
  'message:updated': StoredMessage;
  'message:deleted': { messageId: string; chatId: string; seq: number; deletedAt: string };
  'message:read': {
    chatId: string;
    readerId: string;
    readerType: 'visitor' | 'commercial';
    lastReadSeq: number;
    seq: number;
    timestamp: string;
  };
  'chat:status': { chatId: string; status: ChatStatus; seq: number; timestamp: string };
  'chat:created': Pick<Chat, 'visitorId' | 'status' | 'priority' | 'visitorInfo' | 'metadata' | 'createdAt'> & {
    chatId: string;
    message?: StoredMessage;
  };
  'chat:commercial-assigned': {
    chatId: string;
    commercialId: string;
    visitorId: string;
    status: ChatStatus;
    assignedAt: string;
    commercial: { id: string; name: string };
  };
  'chat:unread_count': { chatId: string; unreadMessagesCount: number };
  'chat:agent-requested': PriorityChange;
  'chat:priority-changed': PriorityChange;
  'chat:tags-changed': { chatId: string; tags: string[]; timestamp: string };
  'user:typing': { userId: string; chatId: string };
  'user:stop-typing': { userId: string; chatId: string };
  'presence:changed': {
    userId: string;
    userType: 'visitor' | 'commercial';
    status: PresenceStatus;
    previousStatus: PresenceStatus;
    timestamp: string;
  };
}

export interface PriorityChange {
  chatId: string;
  visitorId: string;
  previousPriority: Priority;
  priority: Priority;
  timestamp: string;
}

export interface Client {
  readonly origin: string;
  readonly me?: VisitorIdentity | StaffIdentity;
  readonly state: ConnectionState;
  on<E extends keyof ClientEvents>(event: E, listener: (payload: ClientEvents[E]) => void): () => void;
  on(event: string, listener: (payload: unknown) => void): () => void;
  identify(visitor: VisitorDetails): Promise<Identified>;
  logIn(account: { email: string; password: string }): Promise<StaffIdentity>;
  resume(visitor: VisitorDetails): Promise<Identified | undefined>;
  resume(): Promise<StaffIdentity | undefined>;
  logOut(): Promise<void>;
  request<T = any>(
    method: string,
    path: string,
    body?: unknown,
    options?: { headers?: Record<string, string>; signal?: AbortSignal },
  ): Promise<T>;
  connect(): Promise<void>;
  disconnect(): void;
  chat(chatId: string): Conversation;
  startChat(first: {
    content: string;
    clientMessageId?: string;
    metadata?: Record<string, string>;
  }): Promise<Conversation>;
  ask<T = any>(event: string, payload?: unknown): Promise<T>;
  tell(event: string, payload?: unknown): void;
}

export interface ConversationEvents {
  change: Conversation;
  message: Message;
  status: ClientEvents['chat:status'];
  failed: Draft;
  error: CharlaError;
}

export class Conversation {
  readonly chatId: string;
  readonly chat?: Chat;
  readonly status?: ChatStatus;
  /** Oldest first; a new array after each change. */
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  /** The `seq` of the last public message that somebody on the other side has read. */
  readonly readSeq: number;
  readonly unreadCount: number;
  readonly presence: ReadonlyMap<string, Participant>;
  readonly typists: ReadonlyArray<{ userId: string; isInternal: boolean }>;
  on<E extends keyof ConversationEvents>(event: E, listener: (payload: ConversationEvents[E]) => void): () => void;
  open(): Promise<this>;
  close(): void;
  loadOlder(): Promise<boolean>;
  send(draft: { content?: string; attachment?: Attachment; file?: File; isInternal?: boolean }): Draft;
  retry(clientMessageId: string): void;
  discard(clientMessageId: string): void;
  edit(messageId: string, content: string): Promise<void>;
  remove(messageId: string): Promise<void>;
  upload(
    file: Blob,
    how?: {
      onProgress?: (loaded: number, total: number) => void;
      isInternal?: boolean;
      signal?: AbortSignal;
      name?: string;
    },
  ): Promise<Attachment>;
  download(
    attachment: Attachment,
    how?: { onProgress?: (loaded: number, total: number) => void; signal?: AbortSignal },
  ): Promise<Blob>;
  /** To be called on each key. */
  typing(how?: { isInternal?: boolean }): void;
  markRead(): Promise<void>;
}

export function createClient(options: ClientOptions): Client;
