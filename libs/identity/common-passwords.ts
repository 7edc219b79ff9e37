/** The commonest passwords that are long enough to pass the length rule, in lower case. */
const COMMON = `
  123456789012 1234567890123 12345678901234 123456789123 1234567891011 123456123456 123123123123 111111111111 000000000000
  666666666666 888888888888 aaaaaaaaaaaa 112233445566 121212121212 987654321012 098765432109 12344321123443
  password1234 password12345 password123456 passwordpassword password123! p@ssw0rd1234 passw0rd1234 mypassword123
  administrator administrator1 administrator123 adminadminadmin admin1234567 admin123456789 admin@123456 rootrootroot
  qwertyuiop12 qwertyuiop123 qwertyuiopasdfghjkl qwerty123456 qwerty1234567 qwerty12345678 qwertyqwerty 1q2w3e4r5t6y 1q2w3e4r5t6y7u
  1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv zaq12wsxcde3 asdfghjkl123 asdfghjkl123456 asdfasdfasdf zxcvbnm12345 zxcvbnm123456
  abcdefghijkl abcdefghijklmnop abcd12345678 abc123456789 a12345678900 a123456789123 abc123abc123
  iloveyou1234 iloveyou123456 woaini1314520 woaini5201314 woaini123456 woaiwojia520 5201314520131 52013145201314
  welcome12345 welcome123456 letmein12345 letmein123456 changeme1234 changemechangeme testtesttest test12345678
  football1234 superman1234 dragon123456 monkey123456 sunshine1234 princess1234 trustno1trustno1 whatever1234
  zhongguo1949 zhonghuarenmin beijing20080808 woaizhongguo nihaoma12345`;

const COMMON_PASSWORDS = new Set(COMMON.trim().split(/\s+/));

/** True for a password that is among the first to be tried, in any mixture of capitals. */
export function isCommonPassword(password: string): boolean {
  return COMMON_PASSWORDS.has(password.toLowerCase());
}
