import { mask } from './masks.js';
import type { Person } from './person.js';

const person: Person = { name: '王小明', idNo: '99000019000000006X', phone: '09901000001', accountNo: '62990001000000123' };

describe('what a channel shows', () => {
  it.each([
    ['WEB', { name: '王*' }],
    ['VILLAGE_BOARD', { name: '王小明' }],
    ['VILLAGE_BOARD_WITH_ID', { name: '王小明', idNo: '9900************6X' }],
    ['OWN_QUERY', { accountNo: '****0123' }],
    ['REPORT', {}],
  ] as const)('%s: %j and nothing else', (channel, shown) => expect(mask(person, channel)).toStrictEqual(shown));

  it('leaves out what is not known', () => {
    expect(mask({ name: '王小明' }, 'VILLAGE_BOARD_WITH_ID')).toStrictEqual({ name: '王小明' });
    expect(mask({ name: '王小明' }, 'OWN_QUERY')).toStrictEqual({});
  });
});

describe('a name on the web', () => {
  it.each([
    ['李四', '李*'],
    ['欧阳小明', '欧阳*'],
    ['司马光明', '司马*'],
    ['诸葛明', '诸葛*'],
    ['欧阳', '欧*'],
    ['王', '*'],
    ['𠮷田一', '𠮷*'],
    ['阿卜杜拉·买买提', '阿*'],
    ['Maria Silva', 'M*'],
    ['临江粮站', '临*'],
  ])('%s is shown as %s', (name, shown) => expect(mask({ name }, 'WEB').name).toBe(shown));
});
