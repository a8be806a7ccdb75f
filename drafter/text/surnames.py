"""The characters that most Chinese surnames are written with."""

SURNAMES = frozenset(
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何罗郑梁谢宋唐韩冯邓曹彭曾肖董袁潘蒋蔡杜叶苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾"
    "韦付邹孟熊秦邱尹薛闫段雷侯龙陶黎贺顾毛郝龚邵覃莫孔汤喻伍阮温柯倪庞樊兰殷施洪翟颜牛章鲁葛俞聂耿涂辛戚祝岳凌霍"
    "缪卓阎裴盛舒瞿屈欧楼任卜寇仇甄晏邬嵇宓佟阙麻桑宫柴巫邝"
)
