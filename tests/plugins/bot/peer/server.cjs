// Serves telegram-test-api on the port that is given, and says so.
const TelegramServer = require('telegram-test-api');

const [port] = process.argv.slice(2).map(Number);
const server = new TelegramServer({ port, host: '127.0.0.1' });
server.start().then(() => console.log('ready'));
