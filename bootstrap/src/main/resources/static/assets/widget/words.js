/** What the widget says. Names and messages are never part of a template that is read as markup. */
const WORDS = {
  en: {
    title: 'Chat with us',
    open: 'Open the chat',
    close: 'Close the chat',
    unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
    online: 'We are online',
    away: 'We answer as soon as we can',
    connecting: 'Connecting…',
    reconnecting: 'Connection lost, trying again…',
    offline: 'You are offline',
    greeting: 'Hello! How can we help you?',
    loading: 'Loading…',
    consentTitle: 'Before we start',
    consent: 'We keep what you write here, and the details you give, to answer you.',
    accept: 'I accept the privacy policy',
    policy: 'Read the privacy policy',
    name: 'Name',
    email: 'E-mail',
    phone: 'Phone',
    optional: 'optional',
    start: 'Start the chat',
    write: 'Write a message…',
    message: 'Your message',
    send: 'Send',
    attach: 'Attach a file',
    left: (count) => `${count} characters left`,
    sending: 'Sending…',
    sent: 'Sent',
    read: 'Read',
    failed: 'Not sent',
    retry: 'Try again',
    discard: 'Discard',
    deleted: 'This message was deleted',
    edited: 'edited',
    typing: (name) => `${name} is writing…`,
    somebody: 'Somebody',
    you: 'You',
    bot: 'Assistant',
    newMessages: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
    toNewest: 'To the newest message',
    messages: 'Messages',
    closed: 'This chat is closed.',
    again: 'Start a new chat',
    taken: (name) => `${name} has joined`,
    download: (name) => `Download ${name}`,
    show: (name) => `Open ${name}`,
    downloadFailed: 'The file could not be loaded.',
    today: 'Today',
    yesterday: 'Yesterday',
    notify: 'Notify me about answers',
    notifying: 'Notifications are on',
    notification: (name) => `New message from ${name}`,
    refusedTitle: 'No chat on this page',
    refused: (origin) => `This chat does not answer pages of ${origin}. Whoever runs the site can allow it among the site's origins.`,
    unknownSite: 'This chat is not set up for this site.',
    failedTitle: 'The chat cannot be reached',
    unreachable: 'Please try again in a moment.',
    expired: 'Your session has ended. You can start a new one.',
    tooMany: 'That was a lot at once. Please wait a moment.',
    tooLarge: 'The file is too large.',
    wrongType: 'Files of this kind are not accepted.',
    chatClosed: 'The chat is closed.',
    unavailable: 'The server is not available.',
    noConnection: 'No connection.',
  },
  es: {
    title: 'Chatea con nosotros',
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    unread: (count) => (count === 1 ? '1 mensaje sin leer' : `${count} mensajes sin leer`),
    online: 'Estamos en línea',
    away: 'Respondemos en cuanto podamos',
    connecting: 'Conectando…',
    reconnecting: 'Conexión perdida, reintentando…',
    offline: 'Estás sin conexión',
    greeting: '¡Hola! ¿En qué podemos ayudarte?',
    loading: 'Cargando…',
    consentTitle: 'Antes de empezar',
    consent: 'Guardamos lo que escribas aquí y los datos que nos des para poder responderte.',
    accept: 'Acepto la política de privacidad',
    policy: 'Leer la política de privacidad',
    name: 'Nombre',
    email: 'Correo electrónico',
    phone: 'Teléfono',
    optional: 'opcional',
    start: 'Empezar el chat',
    write: 'Escribe un mensaje…',
    message: 'Tu mensaje',
    send: 'Enviar',
    attach: 'Adjuntar un archivo',
    left: (count) => `Quedan ${count} caracteres`,
    sending: 'Enviando…',
    sent: 'Enviado',
    read: 'Leído',
    failed: 'No enviado',
    retry: 'Reintentar',
    discard: 'Descartar',
    deleted: 'Este mensaje se ha eliminado',
    edited: 'editado',
    typing: (name) => `${name} está escribiendo…`,
    somebody: 'Alguien',
    you: 'Tú',
    bot: 'Asistente',
    newMessages: (count) => (count === 1 ? '1 mensaje nuevo' : `${count} mensajes nuevos`),
    toNewest: 'Ir al último mensaje',
    messages: 'Mensajes',
    closed: 'Este chat está cerrado.',
    again: 'Empezar otro chat',
    taken: (name) => `${name} se ha unido`,
    download: (name) => `Descargar ${name}`,
    show: (name) => `Abrir ${name}`,
    downloadFailed: 'No se ha podido cargar el archivo.',
    today: 'Hoy',
    yesterday: 'Ayer',
    notify: 'Avisarme de las respuestas',
    notifying: 'Los avisos están activados',
    notification: (name) => `Mensaje nuevo de ${name}`,
    refusedTitle: 'No hay chat en esta página',
    refused: (origin) => `Este chat no atiende a páginas de ${origin}. Quien lleva el sitio puede permitirlo entre sus orígenes.`,
    unknownSite: 'Este chat no está configurado para este sitio.',
    failedTitle: 'No se puede contactar con el chat',
    unreachable: 'Inténtalo de nuevo en un momento.',
    expired: 'Tu sesión ha terminado. Puedes empezar otra.',
    tooMany: 'Demasiados mensajes a la vez. Espera un momento, por favor.',
    tooLarge: 'El archivo es demasiado grande.',
    wrongType: 'No se aceptan archivos de este tipo.',
    chatClosed: 'El chat está cerrado.',
    unavailable: 'El servidor no está disponible.',
    noConnection: 'Sin conexión.',
  },
};

/** @param {readonly string[]} wanted in the order of preference, such as `navigator.languages` */
export function wordsFor(wanted) {
  const locale = wanted.find((tag) => Object.hasOwn(WORDS, languageOf(tag))) ?? 'en';
  return { locale, language: languageOf(locale), ...WORDS[languageOf(locale)] };
}

function languageOf(tag) {
  return tag.toLowerCase().split('-')[0];
}

/** Why something failed, for the one who wanted it. */
export function reasonOf(error, words) {
  switch (error?.status) {
    case 0:
      return words.noConnection;
    case 409:
      return words.chatClosed;
    case 413:
      return words.tooLarge;
    case 415:
    case 422:
      return words.wrongType;
    case 429:
      return words.tooMany;
    case 502:
    case 503:
    case 504:
      return words.unavailable;
    default:
      return error?.detail ?? '';
  }
}
