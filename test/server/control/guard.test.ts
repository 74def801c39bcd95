import test from 'ava';
import {startControl} from '../../../server/control/control-server.ts';
import {openDesk} from '../../helpers/control-desk.ts';

test('problems are documents of RFC 9457 with a code and a remedy', async t => {
	const {ask} = await openDesk(t);
	const {status, headers, json} = await ask('GET', '/v1/machines/9');
	t.is(status, 404);
	t.is(headers.get('Content-Type'), 'application/problem+json');
	t.deepEqual(json, {
		type: 'urn:mock-qmp:problem:machine-unknown',
		title: 'Machine unknown',
		status: 404,
		detail: 'there is no machine "9"',
		code: 'MACHINE_UNKNOWN',
		remedy: 'allowed: all, vm0',
	});
});

test('what is not there, and methods that are not, are told', async t => {
	const {ask} = await openDesk(t);
	t.like((await ask('GET', '/v2')).json, {status: 404, code: 'ROUTE_UNKNOWN'});
	const {headers, json} = await ask('PUT', '/v1/machines/0/faults', {});
	t.like(json, {status: 405, code: 'METHOD_WRONG', remedy: 'use DELETE or GET or POST'});
	t.is(headers.get('Allow'), 'DELETE, GET, POST');
});

test('bodies that are no JSON, of another type, in chunks or too long are refused', async t => {
	const {ask} = await openDesk(t);
	const path = '/v1/machines/0/events';
	t.like((await ask('POST', path, '{"event":')).json, {status: 400, code: 'REQUEST_INVALID'});
	const form = {'Content-Type': 'application/x-www-form-urlencoded'};
	t.like((await ask('POST', path, 'event=STOP', form)).json, {status: 415});
	t.like((await ask('POST', path, {}, {'Transfer-Encoding': 'chunked'})).json, {status: 411});
	const long = {event: 'STOP', data: {text: 'x'.repeat(1024 * 1024)}};
	t.like((await ask('POST', path, long)).json, {status: 413, code: 'REQUEST_TOO_LARGE'});
	t.like((await ask('POST', path)).json, {status: 400});
});

test('a name that is not of this host is refused: a page elsewhere may have taken it', async t => {
	const {ask} = await openDesk(t);
	for (const host of [
		'evil.example',
		'localhost.evil.example:9000',
		'10.0.0.1:80',
		'127.0.0.1.nip.io',
	]) {
		t.like((await ask('GET', '/v1/machines', undefined, {Host: host})).json, {
			status: 421,
			code: 'HOST_REFUSED',
		});
	}

	for (const host of ['127.0.0.1:9000', '[::1]:9000', 'LOCALHOST']) {
		t.is((await ask('GET', '/v1/machines', undefined, {Host: host})).status, 200, host);
	}
});

test('a page of another origin is refused, its own is not', async t => {
	const {ask} = await openDesk(t);
	for (const Origin of ['http://evil.example', 'null', 'http://localhost:1']) {
		t.like((await ask('POST', '/v1/reset', undefined, {Origin})).json, {
			status: 403,
			code: 'ORIGIN_REFUSED',
		});
	}

	t.is((await ask('POST', '/v1/reset', undefined, {Origin: 'http://localhost'})).status, 200);
});

test('where there is a token, all but the page and the health checks needs it', async t => {
	const {ask} = await openDesk(t, {token: 'secret'});
	const none = await ask('GET', '/v1/machines');
	t.like(none.json, {status: 401, code: 'TOKEN_WRONG', detail: 'no token was given'});
	t.is(none.headers.get('WWW-Authenticate'), 'Bearer realm="mock-qmp"');
	const wrong = {Authorization: 'Bearer secre'};
	t.is((await ask('GET', '/metrics', undefined, wrong)).json.detail, 'the token is wrong');
	const right = {Authorization: 'Bearer secret', Host: 'mock.example:9000'};
	t.is((await ask('GET', '/v1/machines', undefined, right)).status, 200);
	for (const path of ['/', '/healthz', '/readyz', '/openapi.json']) {
		t.is((await ask('GET', path)).status, 200, path);
	}
});

test('the page asks nobody else and is framed by nobody', async t => {
	const {ask} = await openDesk(t);
	const {headers, text} = await ask('GET', '/');
	t.is(headers.get('Content-Type'), 'text/html; charset=utf-8');
	t.regex(
		headers.get('Content-Security-Policy') ?? '',
		/default-src 'none'.*frame-ancestors 'none'/,
	);
	t.notRegex(text, /https?:\/\//);
	t.is((await ask('GET', '/console/..%2findex.js')).status, 404);
});

test('without a token it listens on the loopback only', async t => {
	const controlled = {seed: '', machines: []};
	for (const address of ['0.0.0.0:0', '[::]:0', 'example.org:0']) {
		await t.throwsAsync(startControl(controlled, {address}), {code: 'OPTION_INVALID'}, address);
	}

	await t.throwsAsync(startControl(controlled, {address: '0.0.0.0:0', token: ''}), {
		code: 'OPTION_INVALID',
	});
	for (const address of ['nonsense', ':9000', '127.0.0.1:66000', '::1:9000']) {
		await t.throwsAsync(startControl(controlled, {address}), {code: 'ADDRESS_INVALID'}, address);
	}
});
