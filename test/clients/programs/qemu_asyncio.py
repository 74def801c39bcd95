"""A small manager on qemu.qmp. It prints what the library told it, a line each."""
import asyncio
import sys

from qemu.qmp import QMPClient
from qemu.qmp.qmp_client import ExecuteError


async def wait_for(listener, name, **members):
    async for event in listener:
        data = event.get('data', {})
        if event['event'] == name and all(data.get(key) == value for key, value in members.items()):
            return data
    raise EOFError(f'end of events before {name}')


async def main():
    client = QMPClient('manager')
    with client.listener() as events:
        await client.connect(sys.argv[1])
        print('version', client.greeting.QMP.version['qemu'], client.greeting.QMP.capabilities)
        print('status', (await client.execute('query-status'))['status'])
        await client.execute('stop')
        await wait_for(events, 'STOP')
        print('event STOP')
        await client.execute('cont')
        print('event', (await wait_for(events, 'QUORUM_REPORT_BAD'))['node-name'])
        print('event', (await wait_for(events, 'QUORUM_FAILURE'))['reference'])
        await wait_for(events, 'STOP')
        print('status', (await client.execute('query-status'))['status'])
        await client.execute('cont')
        # Many at once: replies are matched by id.
        names = await asyncio.gather(*(client.execute('query-name') for _ in range(20)))
        print('replies', len(names))
        try:
            await client.execute('device_del', {'id': 'nobody'})
        except ExecuteError as err:
            print('error', err.error_class, err)
        await client.execute('device_del', {'id': 'net0'})
        print('deleted', (await wait_for(events, 'DEVICE_DELETED', device='net0'))['path'])
        with open(sys.argv[0], 'rb') as file:
            client.send_fd_scm(file.fileno())
            print('getfd', await client.execute('getfd', {'fdname': 'mine'}))
        await client.execute('quit')
        print('event', (await wait_for(events, 'SHUTDOWN'))['reason'])
        while client.runstate.name != 'DISCONNECTING':
            await client.runstate_changed()
        print('state', client.runstate.name)
    try:
        await client.disconnect()
    except EOFError:
        print('end of file')


asyncio.run(main())
