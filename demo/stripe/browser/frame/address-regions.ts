/** `native` is the name in the country's own writing, where that is another. */
export type Region = readonly [value: string, name: string, native?: string];

/** States and provinces by their postal abbreviation; Japan's prefectures have none. */
export const regions = {
  US: byCode(`AL Alabama|AK Alaska|AZ Arizona|AR Arkansas|CA California|CO Colorado|CT Connecticut|
    DE Delaware|DC District of Columbia|FL Florida|GA Georgia|HI Hawaii|ID Idaho|IL Illinois|
    IN Indiana|IA Iowa|KS Kansas|KY Kentucky|LA Louisiana|ME Maine|MD Maryland|MA Massachusetts|
    MI Michigan|MN Minnesota|MS Mississippi|MO Missouri|MT Montana|NE Nebraska|NV Nevada|
    NH New Hampshire|NJ New Jersey|NM New Mexico|NY New York|NC North Carolina|ND North Dakota|
    OH Ohio|OK Oklahoma|OR Oregon|PA Pennsylvania|PR Puerto Rico|RI Rhode Island|
    SC South Carolina|SD South Dakota|TN Tennessee|TX Texas|UT Utah|VT Vermont|VA Virginia|
    WA Washington|WV West Virginia|WI Wisconsin|WY Wyoming`),
  CA: byCode(`AB Alberta|BC British Columbia|MB Manitoba|NB New Brunswick|
    NL Newfoundland and Labrador|NT Northwest Territories|NS Nova Scotia|NU Nunavut|ON Ontario|
    PE Prince Edward Island|QC Quebec|SK Saskatchewan|YT Yukon`),
  AU: byCode(`ACT Australian Capital Territory|NSW New South Wales|NT Northern Territory|
    QLD Queensland|SA South Australia|TAS Tasmania|VIC Victoria|WA Western Australia`),
  JP: byRomanName(`Hokkaido 北海道|Aomori 青森県|Iwate 岩手県|Miyagi 宮城県|Akita 秋田県|Yamagata 山形県|
    Fukushima 福島県|Ibaraki 茨城県|Tochigi 栃木県|Gunma 群馬県|Saitama 埼玉県|Chiba 千葉県|
    Tokyo 東京都|Kanagawa 神奈川県|Niigata 新潟県|Toyama 富山県|Ishikawa 石川県|Fukui 福井県|
    Yamanashi 山梨県|Nagano 長野県|Gifu 岐阜県|Shizuoka 静岡県|Aichi 愛知県|Mie 三重県|Shiga 滋賀県|
    Kyoto 京都府|Osaka 大阪府|Hyogo 兵庫県|Nara 奈良県|Wakayama 和歌山県|Tottori 鳥取県|
    Shimane 島根県|Okayama 岡山県|Hiroshima 広島県|Yamaguchi 山口県|Tokushima 徳島県|Kagawa 香川県|
    Ehime 愛媛県|Kochi 高知県|Fukuoka 福岡県|Saga 佐賀県|Nagasaki 長崎県|Kumamoto 熊本県|Oita 大分県|
    Miyazaki 宮崎県|Kagoshima 鹿児島県|Okinawa 沖縄県`),
};

function byCode(list: string): readonly Region[] {
  return list.split('|').map((entry): Region => {
    const [code = '', ...name] = entry.trim().split(/\s+/);
    return [code, name.join(' ')];
  });
}

function byRomanName(list: string): readonly Region[] {
  return list.split('|').map((entry): Region => {
    const [roman = '', native = ''] = entry.trim().split(' ');
    return [roman, roman, native];
  });
}
