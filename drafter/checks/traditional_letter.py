"""误用繁体字。

从网页、旧文件或港澳台材料里粘贴文字，常夹进繁体字，例如“精減”“發展”。公文使用规范汉字。
全文都是繁体的，只在第一处说一次；同一个字写法没有简化的、姓名中特意保留的，不在字表内。

改法：改用规范字。

依据：《通用规范汉字表》（国发〔2013〕23号）
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from drafter.model import Draft, Finding
from drafter.text.places import found

from ._options import NoOptions as Options

LEVEL = "error"
SOURCE = "《通用规范汉字表》（国发〔2013〕23号）"
MOST = 20  # places from which a text is meant to be in traditional letters

TRADITIONAL = (
    "國學會時個說這來對們為後裡過發電書長門開關問間聞東車馬鳥魚龍龜風飛見親觀覺規視覽頁順須項預領題顏願類顧"
    "貝財貨貿費資質賽贈贊貴賓負責貫販貧購賞賠賢賬賴讓論議記許設訪評試詩話該詳語誤說課調談請諸謀講謝識證譯讀變"
    "鐵銀銅鋼錢錄錯鍋鎮鏡鐘針鈴鑒鑽釋約級紀紅純紙納紛組細終結給絕統經綠維綱網緊線編緣練縣總績繼續織纖繩絲"
    "陽陰陳隊階際陸險隨隱難雙雜離雲霧靈靜韓響頭頂飯飲館餘養驗騎驚駐駕駛麗麥黃點黨齊齒園圍圓圖團場報執堅壓壞"
    "壇墻壯聲處備復夠夢奪獎奮婦媽孫寧實寬寶將專尋導屆屬嶺島幣帥師帳帶幫廠廣應廢廳張強彈歸當彥徹從徑"
    "態慣愛憂懷戰戲戶擁擇擊擔據擴掃揮損搶撥換攝數敵斷無舊曉曆術機殺權條樓樂標樹橋檢歡歲歷殘氣漢湯溝滿漁潔潛濟濤灣"
    "爭營爐爾牆獨獲環現產畢畫異療瘋癥監盤盡眾確礎禮種積稱穩窮競筆節範簡糧絡罷羅義習聯職聽肅脈腦腳膽臨興舉艦藝莊華"
    "萬葉蘇藥藍蘭蘊虛號蟲補裝製複訂計訊託記誌誠誰諾謂護譽豐貢賀質贏趙躍軍軌軟轉輕輛輪輸轄辦邊遠違運進達遷選遺還鄉"
    "鄧鄭鄰醫釀釘鋪銷鋒錦鍵鏈閉閱闊陣雖電鞏頻顯飽餓馳騙騰驅髮鬥鬧魯鮮鳴鴻鹽麵減決況涼淚滅潤漲濕災煙熱燈燒獵獻"
)
SIMPLIFIED = (
    "国学会时个说这来对们为后里过发电书长门开关问间闻东车马鸟鱼龙龟风飞见亲观觉规视览页顺须项预领题颜愿类顾"
    "贝财货贸费资质赛赠赞贵宾负责贯贩贫购赏赔贤账赖让论议记许设访评试诗话该详语误说课调谈请诸谋讲谢识证译读变"
    "铁银铜钢钱录错锅镇镜钟针铃鉴钻释约级纪红纯纸纳纷组细终结给绝统经绿维纲网紧线编缘练县总绩继续织纤绳丝"
    "阳阴陈队阶际陆险随隐难双杂离云雾灵静韩响头顶饭饮馆余养验骑惊驻驾驶丽麦黄点党齐齿园围圆图团场报执坚压坏"
    "坛墙壮声处备复够梦夺奖奋妇妈孙宁实宽宝将专寻导届属岭岛币帅师帐带帮厂广应废厅张强弹归当彦彻从径"
    "态惯爱忧怀战戏户拥择击担据扩扫挥损抢拨换摄数敌断无旧晓历术机杀权条楼乐标树桥检欢岁历残气汉汤沟满渔洁潜济涛湾"
    "争营炉尔墙独获环现产毕画异疗疯症监盘尽众确础礼种积称稳穷竞笔节范简粮络罢罗义习联职听肃脉脑脚胆临兴举舰艺庄华"
    "万叶苏药蓝兰蕴虚号虫补装制复订计讯托记志诚谁诺谓护誉丰贡贺质赢赵跃军轨软转轻辆轮输辖办边远违运进达迁选遗还乡"
    "邓郑邻医酿钉铺销锋锦键链闭阅阔阵虽电巩频显饱饿驰骗腾驱发斗闹鲁鲜鸣鸿盐面减决况凉泪灭润涨湿灾烟热灯烧猎献"
)
LETTERS = {old: new for old, new in zip(TRADITIONAL, SIMPLIFIED, strict=True) if old != new}
WRITTEN = re.compile(f"[{''.join(LETTERS)}]+")


def check(draft: Draft, options: Options) -> Iterator[Finding]:
    """Runs of traditional letters; one finding for all of them where there are many."""
    places = list(found(draft, WRITTEN))
    for spot, match in places[: 1 if len(places) > MOST else MOST]:
        right = "".join(map(LETTERS.__getitem__, match.group()))
        if len(places) > MOST:
            message = f"全文有{len(places)}处繁体字，公文应当使用规范汉字；请先转换为简体"
            yield Finding(spot.block, spot.start, spot.end, message, (right,), "suggest", source=SOURCE)
        else:
            message = f"“{match.group()}”是繁体字，应为“{right}”"
            yield Finding(spot.block, spot.start, spot.end, message, (right,), "safe", source=SOURCE)
